package io.floe.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.testkit.LeakCheck;
import io.floe.wire.IceReader;
import io.floe.wire.OperationMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which event loops carry the connections to several servers. */
@ExtendWith(LeakCheck.class)
@Timeout(30)
class NeighboursTest {
    private static final OperationMode MODE = OperationMode.IDEMPOTENT;

    private final Communicator server = Communicator.create();
    private final Communicator client =
            Communicator.builder().property("floe.event-loops", "2").build();
    /** The threads on which the answers of each server were told: with nobody who waits in join, the loops' own. */
    private final Map<Integer, Set<Thread>> threads = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private Proxy servers(int count) {
        return client.proxy(IntStream.range(0, count)
                .mapToObj(number -> server.adapter("Server" + number, "tcp -h 127.0.0.1")
                        .add("number", Dispatcher.of(request -> request.reply(out -> out.writeInt(number))))
                        .activate()
                        .join()
                        .endpoints()
                        .get(0)
                        .toString())
                .collect(Collectors.joining(":", "number:", "")));
    }

    private void call(Proxy proxy, int times) throws Exception {
        proxy.connection().get();
        for (int i = 0; i < times; i++) {
            CompletableFuture<Thread> told = new CompletableFuture<>();
            Reply reply = proxy.withObserver(answer -> told.complete(Thread.currentThread()))
                    .invoke("number", MODE, out -> {})
                    .get();
            threads.computeIfAbsent(reply.read(IceReader::readInt), number -> ConcurrentHashMap.newKeySet())
                    .add(told.get());
        }
    }

    private Set<Thread> of(Integer... numbers) {
        Set<Thread> all = new HashSet<>();
        List.of(numbers).forEach(number -> all.addAll(threads.get(number)));
        return all;
    }

    @Test
    void shouldBeOneLoopForAFewServers() throws Exception {
        call(servers(4), 16);

        assertThat(of(0, 1, 2, 3)).hasSize(1);
    }

    @Test
    void shouldBeAllLoopsForManyServers() throws Exception {
        call(servers(8), 32);

        assertThat(of(0, 1, 2, 3)).hasSize(1);
        assertThat(of(4, 5, 6, 7)).hasSize(1).doesNotContainAnyElementsOf(of(0, 1, 2, 3));
    }

    @Test
    void shouldBeAnyLoopForConnectionsOfTheirOwn() throws Exception {
        Proxy proxy = servers(1);
        Set<Thread> all = new HashSet<>();

        for (int i = 0; i < 4; i++) {
            call(proxy.withConnectionId("own " + i), 1);
            all.addAll(of(0));
        }

        assertThat(all).hasSize(2);
    }
}
