package io.floe.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.testkit.LeakCheck;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class TcpBufferTest {
    private static final byte MARK = 77;

    /** What a read fills, and a message of 1 MiB with its header. */
    @ParameterizedTest
    @ValueSource(ints = {64 * 1024, 1024 * 1024 + 57})
    void shouldUseMemoryAgainThatNobodyCleared(int size) throws InterruptedException {
        try (var bench = new TcpBench(TcpFixture.on("nio"))) {
            var listener = bench.listen("tcp -h 127.0.0.1 -p 0");
            Channel client = bench.connect(listener.endpoints().get(0).toString());

            assertThat(marksThatAreFoundAgain(client, size)).isEqualTo(size);
            assertThat(marksThatAreFoundAgain(bench.accepted(), size)).isEqualTo(size);
        }
    }

    private static int marksThatAreFoundAgain(Channel channel, int size) {
        return TcpBench.get(channel.eventLoop().submit(() -> {
            channel.alloc().ioBuffer(100).release(); // as small messages do: memory that is all empty is given back
            ByteBuf first = channel.alloc().ioBuffer(size);
            for (int i = 0; i < size; i++) {
                first.writeByte(MARK);
            }
            first.release();
            ByteBuf second = channel.alloc().ioBuffer(size);
            int found = 0;
            for (int i = 0; i < size; i++) {
                found += second.getByte(i) == MARK ? 1 : 0;
            }
            second.release();
            return found;
        }));
    }
}
