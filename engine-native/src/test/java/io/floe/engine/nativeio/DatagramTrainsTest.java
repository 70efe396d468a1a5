package io.floe.engine.nativeio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "epoll is there on Linux only")
@Timeout(30)
class DatagramTrainsTest {
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final DatagramSocket receiver;
    private final Socket beneath = new Socket();
    private Channel channel;

    DatagramTrainsTest() throws Exception {
        receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        receiver.setSoTimeout(10_000);
    }

    @BeforeEach
    void connect() throws Exception {
        assumeThat(EpollDatagramChannel.isSegmentedDatagramPacketSupported())
                .as("Linux 4.18 or newer")
                .isTrue();
        channel = new Bootstrap()
                .group(loops)
                .channel(EpollDatagramChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel opened) {
                        opened.pipeline().addLast(beneath, new DatagramTrains());
                    }
                })
                .connect(receiver.getLocalSocketAddress())
                .sync()
                .channel();
    }

    @AfterEach
    void close() {
        receiver.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** Sees what is sent at once, and refuses trains if it is told to. */
    private static final class Socket extends ChannelOutboundHandlerAdapter {
        private final List<Integer> sent = new ArrayList<>(); // bytes of each message
        private volatile @Nullable IOException refusal;

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise outcome) {
            IOException why = refusal;
            if (message instanceof SegmentedDatagramPacket train) {
                sent.add(train.content().readableBytes());
                if (why != null) {
                    train.release();
                    outcome.setFailure(why);
                    return;
                }
            } else {
                sent.add(((ByteBuf) message).readableBytes());
            }
            ctx.write(message, outcome);
        }
    }

    /** Writes datagrams of these sizes, each full of its number, and flushes them together. */
    private List<ChannelFuture> send(int... sizes) throws Exception {
        return channel.eventLoop()
                .submit(() -> {
                    List<ChannelFuture> outcomes = new ArrayList<>();
                    for (int i = 0; i < sizes.length; i++) {
                        outcomes.add(channel.write(datagram(sizes[i], i)));
                    }
                    channel.flush();
                    return outcomes;
                })
                .get();
    }

    private static ByteBuf datagram(int size, int number) {
        return Unpooled.directBuffer(size).writeBytes(filled(size, number));
    }

    private static byte[] filled(int size, int number) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) number);
        return bytes;
    }

    private void expect(int size, int number) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
        receiver.receive(packet);
        assertThat(Arrays.copyOf(packet.getData(), packet.getLength())).isEqualTo(filled(size, number));
    }

    private List<Integer> sent() throws Exception {
        return channel.eventLoop().submit(() -> List.copyOf(beneath.sent)).get();
    }

    @Test
    void shouldSendDatagramsOfOneSizeAsOne() throws Exception {
        List<ChannelFuture> outcomes = send(100, 100, 100);

        for (int i = 0; i < 3; i++) {
            expect(100, i);
            outcomes.get(i).sync();
        }
        assertThat(sent()).containsExactly(300);
    }

    @Test
    void shouldEndATrainWithAShorterOneAndBeginAnotherWithALongerOne() throws Exception {
        send(100, 100, 40, 100, 100, 300);

        expect(100, 0);
        expect(100, 1);
        expect(40, 2);
        expect(100, 3);
        expect(100, 4);
        expect(300, 5);
        assertThat(sent()).containsExactly(240, 200, 300);
    }

    @Test
    void shouldSendALonelyOrALargeOneAsItIs() throws Exception {
        send(100);
        send(DatagramTrains.LARGEST + 1, DatagramTrains.LARGEST + 1);

        expect(100, 0);
        expect(DatagramTrains.LARGEST + 1, 0);
        expect(DatagramTrains.LARGEST + 1, 1);
        assertThat(sent()).containsExactly(100, DatagramTrains.LARGEST + 1, DatagramTrains.LARGEST + 1);
    }

    @Test
    void shouldSendNoMoreAtOnceThanLinuxTakes() throws Exception {
        send(IntStream.generate(() -> 10).limit(DatagramTrains.LONGEST + 3).toArray());

        for (int i = 0; i < DatagramTrains.LONGEST + 3; i++) {
            expect(10, i);
        }
        assertThat(sent()).containsExactly(10 * DatagramTrains.LONGEST, 30);
    }

    @Test
    void shouldSendNoMoreBytesAtOnceThanADatagramMayHave() throws Exception {
        List<ChannelFuture> outcomes = send(IntStream.generate(() -> DatagramTrains.LARGEST)
                .limit(DatagramTrains.LONGEST)
                .toArray());

        for (int i = 0; i < DatagramTrains.LONGEST; i++) {
            expect(DatagramTrains.LARGEST, i);
            outcomes.get(i).sync();
        }
        assertThat(sent()).containsExactly(54 * DatagramTrains.LARGEST, 10 * DatagramTrains.LARGEST);
    }

    @Test
    void shouldSendOneByOneWhatTheSystemRefusesAndAllThatFollows() throws Exception {
        beneath.refusal = new IOException("expected by the test: no checksums");

        List<ChannelFuture> outcomes = send(100, 100, 70);

        expect(100, 0);
        expect(100, 1);
        expect(70, 2);
        for (ChannelFuture outcome : outcomes) {
            outcome.sync();
        }
        send(50, 50);
        expect(50, 0);
        expect(50, 1);
        assertThat(sent()).containsExactly(270, 100, 100, 70, 50, 50);
    }

    @Test
    void shouldTellTheFirstOneOnlyThatNobodyHeardAnEarlierOne() throws Exception {
        beneath.refusal = Errors.newIOException("sendmmsg", Errors.ERROR_ECONNREFUSED_NEGATIVE);

        List<ChannelFuture> outcomes = send(100, 100, 100);

        assertThat(outcomes.get(0).await().cause()).isSameAs(beneath.refusal);
        expect(100, 1);
        expect(100, 2);
        outcomes.get(2).sync();
        beneath.refusal = null;
        send(50, 50);
        expect(50, 0);
        expect(50, 1);
        assertThat(sent()).containsExactly(300, 100, 100, 100);
    }

    @Test
    void shouldTellEachThatTheChannelClosedBeforeItWasSent() throws Exception {
        List<ByteBuf> datagrams = List.of(datagram(10, 0), datagram(10, 1));
        List<ChannelFuture> outcomes = channel.eventLoop()
                .submit(() -> {
                    List<ChannelFuture> written =
                            datagrams.stream().map(channel::write).toList();
                    channel.close();
                    return written;
                })
                .get();

        for (ChannelFuture outcome : outcomes) {
            assertThat(outcome.await().cause()).isInstanceOf(ClosedChannelException.class);
        }
        assertThat(datagrams)
                .allSatisfy(datagram -> assertThat(datagram.refCnt()).isZero());
    }
}
