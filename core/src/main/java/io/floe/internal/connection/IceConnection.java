package io.floe.internal.connection;

import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.internal.loop.LeaderLoop;
import io.floe.spi.GracefulClose;
import io.floe.wire.CloseConnectionMessage;
import io.floe.wire.Message;
import io.floe.wire.ReplyMessage;
import io.floe.wire.ValidateConnectionMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, in either role. Owned by its channel's event loop; {@link #send}, {@link #forget} and {@link
 * #shutdown} may be called by anyone and just hand over to it.
 *
 * <p>It is glue: {@link RequestTable} knows the requests that wait, {@link InboundCalls} those that are served, {@link
 * Outbox} writes, {@link IdleMonitor} watches the clock and {@link ConnectionState} says what a message means.
 */
public final class IceConnection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(IceConnection.class);
    private static final ConnectionState ACTIVE = new ConnectionState.Active();
    private static final ConnectionState DATAGRAMS = new ConnectionState.Datagrams();
    private static final ConnectionState CLOSED = new ConnectionState.Closed();

    private enum Role {
        CLIENT,
        SERVER,
        DATAGRAMS
    }

    private final Channel channel;
    private final ConnectionEnvironment environment;
    private final ConnectionEvents events;
    private final Role role;
    private final boolean compress;
    private final RequestTable table = new RequestTable();
    private final Outbox outbox;
    private final InboundCalls inbound;
    private final IdleMonitor idle;
    private final LoopTurn turn;
    private final UnreadAnswers unread;
    private final ReceiveWatch receiving;
    private final ReadGate gate;
    private volatile ConnectionState state;
    private volatile RequestHandler handler;
    private volatile boolean bidirectional;
    private boolean closeSent;
    private @Nullable Failure ending;

    private IceConnection(
            Channel channel,
            ConnectionEnvironment environment,
            RequestHandler handler,
            ConnectionEvents events,
            Role role,
            boolean compress) {
        this.channel = channel;
        this.environment = environment;
        this.state = role == Role.CLIENT ? new ConnectionState.Awaiting() : new ConnectionState.Held();
        this.handler = handler;
        this.events = events;
        this.role = role;
        this.compress = environment.settings().compress().orElse(compress);
        ConnectionSettings settings = environment.settings();
        this.unread = new UnreadAnswers(this, settings, environment.memory().unread());
        this.receiving = new ReceiveWatch(this, environment);
        this.gate = new ReadGate(this, unread, receiving);
        this.outbox = new Outbox(channel, environment, unread);
        this.turn = new LoopTurn(channel.eventLoop(), outbox, environment.ticker()::nanoTime);
        this.inbound = new InboundCalls(this, settings.dispatches());
        this.idle = new IdleMonitor(this, environment);
    }

    /** A client's connection on a ready channel; it is usable once the server has validated it. */
    public static IceConnection ofClient(
            Channel channel,
            ConnectionEnvironment environment,
            RequestHandler handler,
            ConnectionEvents events,
            boolean compress) {
        return new IceConnection(channel, environment, handler, events, Role.CLIENT, compress).install();
    }

    /** A server's connection on a ready channel; nothing is read before {@link #validate}. */
    public static IceConnection ofServer(
            Channel channel, ConnectionEnvironment environment, RequestHandler handler, ConnectionEvents events) {
        int unread = environment.settings().unreadBytes();
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(unread / 2, unread));
        channel.config().setAutoRead(false);
        return new IceConnection(channel, environment, handler, events, Role.SERVER, false).install();
    }

    /** Datagrams, in either role: nothing is validated, watched or closed by message. Opened by {@link #validate}. */
    public static IceConnection ofDatagrams(
            Channel channel,
            ConnectionEnvironment environment,
            RequestHandler handler,
            ConnectionEvents events,
            boolean compress) {
        channel.config().setAutoRead(false);
        return new IceConnection(channel, environment, handler, events, Role.DATAGRAMS, compress).install();
    }

    private IceConnection install() {
        channel.pipeline().addLast(role == Role.DATAGRAMS ? environment.datagramDecoder() : receiving.decoder(), this);
        return this;
    }

    /** Speaks first, as a server must, and starts to read. */
    public void validate() {
        if (state instanceof ConnectionState.Held) {
            if (role == Role.DATAGRAMS) {
                state = DATAGRAMS;
                events.validated(this);
            } else {
                write(outbox.encode(new ValidateConnectionMessage()));
                activate();
            }
            channel.config().setAutoRead(true);
        }
    }

    void activate() {
        state = ACTIVE;
        idle.start();
        events.validated(this);
    }

    /** Whether calls may be sent; racy by nature, for a call that comes too late is told so. */
    public boolean takesCalls() {
        return state.takesCalls();
    }

    /** Sends a call, from any thread. The call hears of its end, even if that is at once. */
    public void send(OutgoingCall call) {
        if (!outbox.reserve(call.weight())) {
            onLoop(() -> call.failed(
                    Failure.of(Kind.OVERLOAD, "too many bytes wait to be written (the peer reads too slowly)")));
            return;
        }
        turn.run(new SentRequest(this, call), call.expectsReply());
    }

    /** Forgets a call whose caller went away, from any thread. */
    public void forget(int requestId, OutgoingCall call) {
        onLoop(() -> {
            SentRequest request = table.get(requestId);
            if (request != null && request.call() == call) {
                table.remove(requestId);
                request.forget();
                call.forgotten();
                closeIfDone();
            }
        });
    }

    /** Closes gracefully, from any thread: what runs is finished, then CloseConnection is said. */
    public void shutdown(String why) {
        turn.visit(Errand.of(() -> closeGracefully(Failure.of(Kind.LOCAL, why))));
    }

    /** Serves the peer's requests from now on, and keeps the connection although no call passes. */
    public void attach(RequestHandler requests) {
        handler = requests;
        bidirectional = true;
    }

    /** Keeps the connection although no call passes: somebody may call back over it. */
    public void keepForCallbacks() {
        bidirectional = true;
    }

    /** The channel, for what is known of the peer. */
    public Channel channel() {
        return channel;
    }

    void write(SentRequest request) {
        OutgoingCall call = request.call();
        if (!state.takesCalls() || call.isDone()) {
            request.leaveUnwritten();
            return;
        }
        int requestId = call.expectsReply() ? table.add(request) : 0;
        call.registered(requestId);
        idle.callSeen();
        ByteBuf encoded;
        try {
            encoded = outbox.encode(call.message(requestId, compress));
        } catch (RuntimeException | OutOfMemoryError e) {
            table.remove(requestId);
            outbox.release(call.weight());
            call.failed(new Failure(Kind.LOCAL, "the request cannot be encoded: " + e.getMessage(), e));
            return;
        }
        outbox.write(encoded, request);
        idle.messageWritten();
        turn.written();
    }

    /** Writes what nobody asks about afterwards. */
    void write(ByteBuf encoded) {
        outbox.write(encoded);
        idle.messageWritten();
        turn.written();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (turn.begin()) {
            idle.bytesRead();
        }
        receiving.messageRead();
        state.receive(this, (Message) message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        turn.end();
        receiving.readComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        inbound.resume(); // looks whether to read as well
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof GracefulClose close) {
            closeGracefully(Failure.of(Kind.LOCAL, close.why()));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (role == Role.DATAGRAMS) {
            LOG.debug("datagram endpoint {}", channel, cause); // one bad datagram is no reason to stop
            return;
        }
        end(Failures.ofConnection(cause, state instanceof ConnectionState.Awaiting));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        Failure failure = ending == null ? Failures.ofHangUp(state instanceof ConnectionState.Awaiting) : ending;
        state = CLOSED;
        idle.stop();
        unread.closed();
        inbound.dropRedirectable();
        inbound.resume(); // nobody needs to read the answers any more
        for (SentRequest request : table.drain()) {
            request.lost(failure);
        }
        events.closed(this, failure);
        tellIfDrained();
    }

    void answered(ReplyMessage reply) {
        SentRequest request = table.remove(reply.requestId());
        if (request != null) { // an unknown id is the late answer to a call that was forgotten
            request.answered(reply.body());
        }
        idle.callSeen();
        closeIfDone();
    }

    void requestFinished() {
        idle.callSeen();
        closeIfDone();
        tellIfDrained();
    }

    private void tellIfDrained() {
        if (!channel.isActive() && !inbound.hasOneways()) {
            events.drained(this);
        }
    }

    void sendHeartbeat() {
        write(outbox.encode(new ValidateConnectionMessage()));
    }

    /** Sends something that the peer's host must acknowledge, on the event loop. */
    public void heartbeat() {
        if (state.takesCalls()) {
            sendHeartbeat();
        }
    }

    /** When the last byte came, in the clock's nanoseconds, on the event loop. */
    public long lastRead() {
        return idle.lastRead();
    }

    ReadGate gate() {
        return gate;
    }

    /** Whether the peer is heard: not before the adapter is active, nor after the end. */
    boolean hears() {
        return !(state instanceof ConnectionState.Held) && state != CLOSED;
    }

    boolean saidAll() {
        return closeSent || state == CLOSED;
    }

    /** Closes after what runs; new calls are refused from now on. */
    void closeGracefully(Failure why) {
        if (state instanceof ConnectionState.Active) {
            ending = why;
            state = new ConnectionState.Closing();
            inbound.dropRedirectable();
            events.closing(this);
            closeIfDone();
        } else if (!(state instanceof ConnectionState.Closing)) {
            end(why);
        }
    }

    private void closeIfDone() {
        if (state instanceof ConnectionState.Closing && !closeSent && table.isEmpty() && !inbound.owesAnswers()) {
            write(outbox.encode(new CloseConnectionMessage()));
            closeSent = true;
            gate.look(); // to see the peer hang up
            idle.hangUpLater();
        }
    }

    /** Closes at once; what waits for an answer is told why. */
    public void end(Failure why) {
        if (state != CLOSED) {
            ending = ending == null || why.kind() == Kind.DRAIN ? why : ending;
            state = CLOSED;
            channel.close();
        }
    }

    boolean busy() {
        return !table.isEmpty() || inbound.busy();
    }

    boolean accepted() {
        return role == Role.SERVER;
    }

    boolean bidirectional() {
        return bidirectional;
    }

    RequestHandler handler() {
        return handler;
    }

    InboundCalls inbound() {
        return inbound;
    }

    IdleMonitor idle() {
        return idle;
    }

    /** Its event loop, if that is one that callers may lead. */
    public @Nullable LeaderLoop leaderLoop() {
        return channel.eventLoop() instanceof LeaderLoop leads ? leads : null;
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    long now() {
        return turn.now();
    }

    Outbox outbox() {
        return outbox;
    }

    void onLoop(Errand errand) {
        turn.run(errand, false);
    }

    void onLoop(Runnable task) {
        turn.run(task);
    }
}
