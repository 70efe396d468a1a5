package io.floe.internal.connection;

import io.floe.fault.Failure;
import io.floe.wire.CloseConnectionMessage;
import io.floe.wire.Message;
import io.floe.wire.MessageCodec;
import io.floe.wire.ReplyBody;
import io.floe.wire.WireLimits;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The table of the requests that wait: one comes, the oldest goes. In this package, for the table is nobody else's. */
@State(Scope.Thread)
public class RequestTableBenchmark {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final ConnectionSettings SETTINGS = new ConnectionSettings(
            SOON, SOON, SOON, SOON, SOON, SOON, SOON, SOON, 1024, 100, 1, 2, Optional.empty(), 1024, 1024);

    /** Requests that wait meanwhile. */
    @Param({"1", "100", "10000", "100000"})
    public int waiting;

    private final RequestTable table = new RequestTable();
    private SentRequest[] requests;
    private int next;

    /** Fills the table. */
    @Setup
    public void fill() {
        IceConnection connection = IceConnection.ofClient(
                new EmbeddedChannel(),
                new ConnectionEnvironment(
                        SETTINGS,
                        new MessageCodec(WireLimits.DEFAULT),
                        MemoryBudgets.ofThisMachine(),
                        Runnable::run,
                        Ticker.systemTicker(),
                        channel -> Optional.empty()),
                (from, invocation, oneway, responder) -> {},
                new Unheard(),
                false);
        requests = new SentRequest[waiting];
        for (int i = 0; i < waiting; i++) {
            requests[i] = new SentRequest(connection, new Call());
            table.add(requests[i]);
        }
    }

    /** The oldest is answered, and sent again under a new id. */
    @Benchmark
    public int answerAndSend() {
        SentRequest oldest = requests[next];
        next = next + 1 == waiting ? 0 : next + 1;
        table.remove(oldest.id());
        return table.add(oldest);
    }

    private static final class Unheard implements ConnectionEvents {
        @Override
        public void validated(IceConnection connection) {}

        @Override
        public void closing(IceConnection connection) {}

        @Override
        public void closed(IceConnection connection, Failure failure) {}
    }

    private static final class Call implements OutgoingCall {
        @Override
        public Message message(int requestId, boolean compress) {
            return new CloseConnectionMessage();
        }

        @Override
        public int weight() {
            return 0;
        }

        @Override
        public boolean expectsReply() {
            return true;
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public void registered(int requestId) {}

        @Override
        public void written() {}

        @Override
        public void answered(ReplyBody body) {}

        @Override
        public void forgotten() {}

        @Override
        public void failed(Failure failure) {}
    }
}
