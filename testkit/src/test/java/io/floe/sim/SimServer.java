package io.floe.sim;

import io.floe.spi.Transmission;
import io.floe.wire.CloseConnectionMessage;
import io.floe.wire.Compression;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceFrameDecoder;
import io.floe.wire.Message;
import io.floe.wire.MessageCodec;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyMessage;
import io.floe.wire.ReplyStatus;
import io.floe.wire.RequestMessage;
import io.floe.wire.ValidateConnectionMessage;
import io.floe.wire.WireLimits;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalServerChannel;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server and the network before it, which can fail in every way of {@link Fault}. Owned by its simulation's thread. */
final class SimServer {
    /** What every answer takes: the network and the server's work. */
    static final Duration ROUND_TRIP = Duration.ofMillis(1);

    static final Duration SLOWNESS = Duration.ofMillis(200);

    private static final MessageCodec CODEC = new MessageCodec(WireLimits.DEFAULT);
    private static final ReplyBody OK = new ReplyBody.Ok(Encapsulation.empty(EncodingVersion.V1_1));
    private static final ReplyBody BROKEN = new ReplyBody.Failed(ReplyStatus.UNKNOWN_EXCEPTION.code(), "on purpose");
    /** By then TCP has backed off so far that a connection which was cut off speaks no sooner. */
    private static final Duration BACKED_OFF = Duration.ofSeconds(5);

    private static final Duration NOISE = Duration.ofMillis(22);

    /** After which the client's TCP repeats what is not acknowledged. */
    private static final Duration TIMEOUT = Duration.ofMillis(200);

    private final Simulation world;
    private final String name;
    private final Map<SocketAddress, Link> links = new LinkedHashMap<>();
    private @Nullable Channel listener;
    private Fault fault = Fault.NONE;
    private long since;
    private int served;

    /** When it was dialled, in nanoseconds, and when it was first dialled with success. */
    final List<Long> dials = new ArrayList<>();

    final List<Long> arrivals = new ArrayList<>();

    SimServer(Simulation world, String name) {
        this.world = world;
        this.name = name;
        listen(true);
    }

    String name() {
        return name;
    }

    Fault fault() {
        return fault;
    }

    /** Whether a client could reach it and be answered in time. */
    boolean serves() {
        return fault == Fault.NONE;
    }

    /** Calls that it answered. */
    int served() {
        return served;
    }

    void fail(Fault next) {
        if (next == Fault.RESET) {
            cut();
            return;
        }
        heal();
        fault = next;
        since = world.now();
        switch (next) {
            case KILLED -> {
                close();
                cut();
            }
            case DRAINED -> {
                close();
                List.copyOf(links.values()).forEach(Link::drain);
            }
            case CUT_OFF, DEAF -> {
                close();
                listen(false);
            }
            case NONE, STOPPED, SLOW, LOSSY, FLAKY, BUSY, NOISY, CLOSES_EARLY, NOT_ICE, THROWS, RESET -> {}
        }
    }

    private void heal() {
        Fault before = fault;
        fault = Fault.NONE;
        List<Link> old = List.copyOf(links.values());
        Channel open = listener;
        if (open == null || !open.isOpen()) {
            listen(true);
        } else if (cutOff(before)) {
            open.config().setAutoRead(true); // dials that were sent again get through
        }
        for (Link link : old) {
            if (cutOff(before)) {
                link.mute(BACKED_OFF);
            } else if (before == Fault.STOPPED || before == Fault.BUSY) {
                link.resume();
            }
        }
    }

    private static boolean cutOff(Fault fault) {
        return fault == Fault.CUT_OFF || fault == Fault.DEAF;
    }

    private void listen(boolean reachable) {
        listener = new ServerBootstrap()
                .group(world.loop())
                .channel(LocalServerChannel.class)
                .option(ChannelOption.AUTO_READ, reachable)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        accepted.pipeline().addLast(new IceFrameDecoder(CODEC), new Link(accepted));
                    }
                })
                .bind(new LocalAddress(name))
                .channel();
        world.settle();
    }

    private void close() {
        Channel open = listener;
        if (open != null) {
            open.close();
            world.settle();
        }
    }

    private void cut() {
        List.copyOf(links.values()).forEach(link -> link.channel.close());
        world.settle();
    }

    void stop() {
        fault = Fault.KILLED;
        close();
        cut();
    }

    /** Connections that are open. */
    int links() {
        return links.size();
    }

    boolean connectedTo(SocketAddress client) {
        return links.containsKey(client);
    }

    /** What a client's host would know of its connection. */
    Optional<Transmission> transmission(SocketAddress client) {
        Link link = links.get(client);
        Duration silence = link == null ? Duration.ZERO : link.silence();
        return Optional.of(new Transmission(
                !silence.isZero(), repeats(silence), fault == Fault.DEAF ? Duration.ZERO : silence, TIMEOUT));
    }

    /** TCP's timer doubles each time. */
    private static int repeats(Duration silence) {
        return 63 - Long.numberOfLeadingZeros(silence.dividedBy(TIMEOUT) + 1);
    }

    /** One connection, in the server's eyes. */
    private final class Link extends SimpleChannelInboundHandler<Message> {
        private final Channel channel;
        private final List<Runnable> held = new ArrayList<>();
        private boolean muted;
        private long mutedSince;
        private boolean draining;
        private int running;
        private int lost;

        Link(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            links.put(channel.remoteAddress(), this);
            dials.add(world.now());
            act(this::greet);
        }

        private void greet() {
            switch (fault) {
                case CLOSES_EARLY -> channel.close();
                case NOT_ICE ->
                    channel.writeAndFlush(
                            Unpooled.copiedBuffer("HTTP/1.1 400 Bad Request\r\n", StandardCharsets.ISO_8859_1));
                case NONE, SLOW, LOSSY, FLAKY, BUSY, NOISY, THROWS, STOPPED, CUT_OFF, DEAF, DRAINED, KILLED, RESET -> {
                    arrivals.add(world.now());
                    send(new ValidateConnectionMessage());
                }
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            links.remove(channel.remoteAddress());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, Message message) {
            act(() -> receive(message)); // what is lost is sent again when the network is back
        }

        private void receive(Message message) {
            if (message instanceof CloseConnectionMessage) {
                channel.close();
            } else if (message instanceof RequestMessage request && !draining) {
                execute(request);
            }
        }

        private void execute(RequestMessage request) {
            if (fault == Fault.FLAKY && lost++ % 2 == 0) {
                return;
            }
            running++;
            world.executed(request.invocation());
            if (fault == Fault.BUSY && !Simulation.ping(request.invocation())) {
                held.add(() -> answer(request));
                return;
            }
            Duration takes = ROUND_TRIP.plus(delay());
            world.loop().schedule(() -> act(() -> answer(request)), takes.toNanos(), TimeUnit.NANOSECONDS);
        }

        private Duration delay() {
            return switch (fault) {
                case SLOW -> SLOWNESS;
                case LOSSY -> world.random.nextInt(10) == 0 ? TIMEOUT : Duration.ZERO;
                case NOISY -> world.random.nextInt(20) == 0 ? NOISE : Duration.ZERO;
                default -> Duration.ZERO;
            };
        }

        private void answer(RequestMessage request) {
            if (channel.isActive() && request.requestId() != 0) {
                served++;
                send(new ReplyMessage(request.requestId(), fault == Fault.THROWS ? BROKEN : OK, Compression.NONE));
            }
            running--;
            drainIfDone();
        }

        /** Does something now, or when the process runs and the network carries again. */
        private void act(Runnable action) {
            if (fault == Fault.STOPPED || cutOff(fault) || muted) {
                held.add(action);
            } else {
                action.run();
            }
        }

        /** For how long nothing has passed. */
        Duration silence() {
            if (!muted && !cutOff(fault)) {
                return Duration.ZERO;
            }
            return Duration.ofNanos(world.now() - (muted ? mutedSince : since));
        }

        private void mute(Duration time) {
            muted = true;
            mutedSince = since; // the network is back, but not for this connection
            world.loop()
                    .schedule(
                            () -> {
                                muted = false;
                                resume();
                            },
                            time.toNanos(),
                            TimeUnit.NANOSECONDS);
        }

        private void resume() {
            List<Runnable> now = List.copyOf(held);
            held.clear();
            now.forEach(this::act);
        }

        /** Finishes what runs, runs nothing else, and says so: CloseConnection promises that. */
        private void drain() {
            draining = true;
            drainIfDone();
        }

        private void drainIfDone() {
            if (draining && running == 0 && channel.isActive()) {
                send(new CloseConnectionMessage());
            }
        }

        private void send(Message message) {
            channel.writeAndFlush(CODEC.encode(message, channel.alloc()));
        }
    }
}
