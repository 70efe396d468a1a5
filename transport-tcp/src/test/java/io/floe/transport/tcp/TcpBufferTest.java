package io.floe.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.testkit.LeakCheck;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class TcpBufferTest {
    /** What a read fills, and a message of 1 MiB with its header. */
    @ParameterizedTest
    @ValueSource(ints = {64 * 1024, 1024 * 1024 + 57})
    void shouldUseMemoryAgainThatNobodyCleared(int size) throws InterruptedException {
        try (var bench = new TcpBench(TcpFixture.on("nio"))) {
            var listener = bench.listen("tcp -h 127.0.0.1 -p 0");
            Channel client = bench.connect(listener.endpoints().get(0).toString());

            byte[] marks = new byte[size];
            Arrays.fill(marks, (byte) 77);

            assertThat(foundAgain(client, marks)).isEqualTo(marks);
            assertThat(foundAgain(bench.accepted(), marks)).isEqualTo(marks);
        }
    }

    @Test
    void shouldReadMuchAtOnceWhereMuchComes() throws InterruptedException {
        try (var bench = new TcpBench(TcpFixture.on("nio"))) {
            var listener = bench.listen("tcp -h 127.0.0.1 -p 0");
            Channel client = bench.connect(listener.endpoints().get(0).toString());
            for (Channel channel : List.of(client, bench.accepted())) {
                var reads = channel.config().getRecvByteBufAllocator().newHandle();
                reads.reset(channel.config());
                assertThat(reads.guess()).isEqualTo(2048);
                for (int i = 0; i < 10; i++) {
                    reads.attemptedBytesRead(reads.guess());
                    reads.lastBytesRead(reads.guess());
                    reads.readComplete();
                    reads.reset(channel.config());
                }

                assertThat(reads.guess()).isEqualTo(256 * 1024);
            }
        }
    }

    /** Reads into buffers that start within one took more CPU (ADR 46). */
    @ParameterizedTest
    @ValueSource(ints = {2048, 16 * 1024, 64 * 1024, 256 * 1024, 1024 * 1024 + 57})
    void shouldStartAtACacheLine(int size) throws InterruptedException {
        try (var bench = new TcpBench(TcpFixture.on("nio"))) {
            var listener = bench.listen("tcp -h 127.0.0.1 -p 0");
            Channel client = bench.connect(listener.endpoints().get(0).toString());

            for (Channel channel : List.of(client, bench.accepted())) {
                assertThat(TcpBench.get(channel.eventLoop().submit(() -> {
                            ByteBuf buffer = channel.alloc().ioBuffer(size);
                            long address = buffer.memoryAddress();
                            buffer.release();
                            return address % 64;
                        })))
                        .isZero();
            }
        }
    }

    private static byte[] foundAgain(Channel channel, byte[] marks) {
        return TcpBench.get(channel.eventLoop().submit(() -> {
            channel.alloc().ioBuffer(100).release(); // as small messages do: memory that is all empty is given back
            channel.alloc().ioBuffer(marks.length).writeBytes(marks).release();
            ByteBuf next = channel.alloc().ioBuffer(marks.length);
            byte[] found = new byte[marks.length];
            next.getBytes(0, found);
            next.release();
            return found;
        }));
    }
}
