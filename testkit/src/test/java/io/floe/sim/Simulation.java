package io.floe.sim;

import io.floe.Communicator;
import io.floe.CommunicatorOptions;
import io.floe.EndpointEvent;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.fault.RetryPolicy;
import io.floe.fault.RetryPolicy.Decision;
import io.floe.internal.runtime.CommunicatorBuilder;
import io.floe.spi.Transmission;
import io.floe.testkit.SocketlessEngine;
import io.floe.testkit.VirtualTime;
import io.floe.wire.Invocation;
import io.floe.wire.OperationMode;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Servers, clients and the network between them on one thread, under one clock and one seed. Owned by its test. */
final class Simulation implements AutoCloseable {
    /** One call and what became of it. */
    record Call(int id, boolean idempotent, long started, CompletableFuture<Reply> future) {}

    /** What the listener of one client was told. */
    record Told(int client, long at, EndpointEvent event) {}

    final VirtualTime time;
    final Random random;
    final List<SimServer> servers;
    final List<Told> events = new ArrayList<>();
    /** How often each call ran, by its id. */
    final Map<Integer, Integer> executions = new HashMap<>();

    private final Map<Integer, Long> ends = new HashMap<>();
    private final ResourceLeakDetector.Level leakLevel = ResourceLeakDetector.getLevel();
    private final List<Communicator> clients = new ArrayList<>();
    private int calls;
    private int pings;
    private long steps;

    Simulation(long seed, int servers) {
        // peers that end abruptly leave what was sent to them in Netty's local channels
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        this.time = new VirtualTime(seed);
        this.random = new Random(seed);
        this.servers = IntStream.range(0, servers)
                .mapToObj(i -> new SimServer(this, "s" + i))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    Communicator client() {
        return client(options -> options);
    }

    Communicator client(UnaryOperator<CommunicatorOptions> with) {
        CommunicatorBuilder builder = (CommunicatorBuilder) time.communicator();
        int number = clients.size();
        builder.engine(new SocketlessEngine(this::transmission))
                .retry(this::retry)
                .endpointListener(event -> events.add(new Told(number, now(), event)));
        Communicator made = with.apply(builder).build();
        clients.add(made);
        return made;
    }

    /** What a client's host knows of a connection. */
    private Optional<Transmission> transmission(Channel channel) {
        return servers.stream()
                .filter(server -> server.connectedTo(channel.localAddress()))
                .findFirst()
                .flatMap(server -> server.transmission(channel.localAddress()));
    }

    /** The standard, its dice being the simulation's. */
    private Decision retry(io.floe.fault.Failure failure, boolean idempotent, int risky) {
        Decision decision = RetryPolicy.standard().decide(failure, idempotent, risky);
        return decision instanceof Decision.Retry retry && !retry.delay().isZero()
                ? new Decision.Retry(Duration.ofMillis(random.nextInt(25)))
                : decision;
    }

    /** A proxy over all servers. */
    Proxy proxy(Communicator client) {
        return client.proxy(
                servers.stream().map(server -> "local -n " + server.name()).collect(Collectors.joining(":", "o:", "")));
    }

    Call call(Proxy proxy, boolean idempotent) {
        int id = calls++;
        steps++;
        CompletableFuture<Reply> future = idempotent
                ? proxy.invoke("read", OperationMode.IDEMPOTENT, out -> out.writeInt(id))
                : proxy.invoke("write", out -> out.writeInt(id));
        Call call = new Call(id, idempotent, now(), future);
        future.whenComplete((reply, failure) -> ends.put(id, now()));
        return call;
    }

    void executed(Invocation invocation) {
        steps++;
        if (ping(invocation)) {
            pings++;
        } else {
            executions.merge(invocation.params().read(in -> in.readInt()), 1, Integer::sum);
        }
    }

    static boolean ping(Invocation invocation) {
        return invocation.operation().equals("ice_ping");
    }

    /** How many pings arrived. */
    int pings() {
        return pings;
    }

    int executions(Call call) {
        return executions.getOrDefault(call.id(), 0);
    }

    /** How long a call that ended took, in milliseconds. */
    long took(Call call) {
        return millis(ends.getOrDefault(call.id(), Long.MAX_VALUE) - call.started());
    }

    /** Calls and executions so far. */
    long steps() {
        return steps;
    }

    void fail(int server, Fault fault) {
        steps++;
        servers.get(server).fail(fault);
        settle();
    }

    void fail(Fault fault, int... which) {
        for (int server : which) {
            fail(server, fault);
        }
    }

    /** Idempotent calls, one after each gap; what became of them is not waited for. */
    List<Call> callFor(Proxy proxy, Duration duration, Duration gap) {
        List<Call> made = new ArrayList<>();
        for (long i = 0; i < duration.toNanos() / gap.toNanos(); i++) {
            made.add(call(proxy, true));
            advance(gap);
        }
        return made;
    }

    void advance(Duration duration) {
        time.advance(duration);
    }

    long now() {
        return time.ticker().nanoTime();
    }

    static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    EventLoop loop() {
        return time.eventLoop();
    }

    void settle() {
        time.run();
    }

    @Override
    public void close() {
        servers.forEach(SimServer::stop);
        List<CompletableFuture<Void>> ends =
                clients.stream().map(Communicator::shutdown).toList();
        time.advance(Duration.ofSeconds(61));
        ends.forEach(time::complete);
        ResourceLeakDetector.setLevel(leakLevel);
    }
}
