package io.floe.interop.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.internal.connection.MemoryBudgets;
import io.floe.internal.connection.UnreadTotal;
import io.floe.internal.connection.UnsentBudget;
import io.floe.internal.runtime.CommunicatorBuilder;
import io.floe.wire.ReceiveBudget;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What all peers of a communicator may take together, over real connections. */
@Timeout(60)
final class SharedBudgetsTest {
    private static final int LARGE = 500_000;
    private static final int PEERS = 30;
    private static final int REPLY = 100_000;
    private static final int OWN = 300_000;
    private static final int LOOPS = 2;

    private final UnreadAnswers unread = new UnreadAnswers();
    private final AtomicInteger dispatched = new AtomicInteger();
    private final List<Socket> peers = new ArrayList<>();
    private Communicator floe;
    private int port;

    private void serve(long unreadBytes, long receiveBytes) {
        MemoryBudgets memory = new MemoryBudgets(
                UnsentBudget.ofCommunicator(1 << 20), new UnreadTotal(unreadBytes), new ReceiveBudget(receiveBytes));
        CommunicatorBuilder builder = new CommunicatorBuilder();
        builder.property("floe.max-dispatches", "1")
                .property("floe.max-unread", "" + OWN)
                .property("floe.event-loops", "" + LOOPS);
        floe = builder.memory(memory).build();
        ObjectAdapter adapter = floe.adapter("B", "tcp -h 127.0.0.1 -p 0").add("target", Dispatcher.of(request -> {
            unread.watch(request);
            dispatched.incrementAndGet();
            return request.operation().equals("much")
                    ? request.reply(out -> out.writeByteSeq(new byte[REPLY]))
                    : request.reply();
        }));
        adapter.activate().join();
        port = Integer.parseInt(adapter.endpoints().get(0).toString().replaceAll(".*-p (\\d+).*", "$1"));
    }

    private Socket peer() throws IOException {
        Socket peer = new Socket();
        peers.add(peer);
        peer.setSoTimeout(40_000);
        peer.setReceiveBufferSize(1 << 16); // the system keeps less for it
        peer.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        peer.getInputStream().readNBytes(Requests.HEADER);
        return peer;
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket peer : peers) {
            peer.close();
        }
        floe.close();
    }

    /** The second and all others wait until there is room again. */
    @Test
    void shouldTakeLargeMessagesOneAfterTheOtherWhereThereIsRoomForOne() throws IOException {
        serve(Long.MAX_VALUE, LARGE);
        byte[] request = Requests.of("take", new byte[LARGE - 100]);
        for (int i = 0; i < PEERS; i++) {
            peer().getOutputStream().write(request, 0, 100_000);
        }
        for (Socket peer : peers) {
            peer.getOutputStream().write(Arrays.copyOfRange(request, 100_000, request.length));
        }

        for (Socket peer : peers) {
            assertThat(peer.getInputStream().readNBytes(Requests.HEADER)).startsWith('I', 'c', 'e', 'P');
        }
        assertThat(dispatched).hasValue(PEERS);
    }

    @Test
    void shouldReadNoMoreRequestsOfThoseWhoTogetherLeaveTooMuchUnread() throws IOException {
        int limit = 1_000_000;
        serve(limit, Long.MAX_VALUE / 2);
        byte[] request = Requests.of("much", new byte[0]);
        int calls = 100;
        for (int i = 0; i < PEERS; i++) {
            Socket peer = peer();
            for (int call = 0; call < calls; call++) {
                peer.getOutputStream().write(request);
            }
        }
        await().atMost(Duration.ofSeconds(40)).until(() -> unread.all() > limit * 9L / 10);
        Socket other = peer();
        other.getOutputStream().write(Requests.of("take", new byte[0]));
        assertThat(other.getInputStream().readNBytes(Requests.HEADER)).startsWith('I', 'c', 'e', 'P');

        // each may have had a request running when the limit was reached, and each loop one peer whom it was answering
        assertThat(unread.all()).isLessThanOrEqualTo(limit + LOOPS * OWN + PEERS * (REPLY + 256L));
        List<CompletableFuture<Void>> readers = peers.subList(0, PEERS).stream()
                .map(peer ->
                        CompletableFuture.runAsync(() -> readAnswers(peer, calls), task -> new Thread(task).start()))
                .toList();
        readers.forEach(CompletableFuture::join);
        assertThat(dispatched).hasValue(PEERS * calls + 1);
    }

    private static void readAnswers(Socket peer, int count) {
        try {
            DataInputStream in = new DataInputStream(peer.getInputStream());
            for (int i = 0; i < count; i++) {
                in.skipNBytes(10);
                in.skipNBytes(Integer.reverseBytes(in.readInt()) - Requests.HEADER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
