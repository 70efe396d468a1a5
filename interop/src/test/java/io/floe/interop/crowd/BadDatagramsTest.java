package io.floe.interop.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A datagram endpoint among senders of garbage: the good ones are served, the bad ones never answered. */
@Timeout(120)
final class BadDatagramsTest {
    private static final int ROUNDS = 200;
    private static final int BAD = 100;
    private static final int GOOD = 5;
    /** What shuts the endpoint of real Ice 3.7.8: a oneway request whose body does not parse. */
    private static final byte[] UNPARSABLE = {'I', 'c', 'e', 'P', 1, 0, 1, 0, 0, 0, 19, 0, 0, 0, 0, 0, 0, 0, -1};

    private final AtomicInteger served = new AtomicInteger();

    private ObjectAdapter serve(Communicator floe) {
        return floe.adapter("D", "udp -h 127.0.0.1 -p 0")
                .add("target", Dispatcher.of(request -> {
                    served.incrementAndGet();
                    return request.reply();
                }))
                .activate()
                .join();
    }

    private static DatagramSocket stranger(ObjectAdapter adapter) throws IOException {
        DatagramSocket stranger = new DatagramSocket();
        int port = Integer.parseInt(adapter.endpoints().get(0).toString().replaceAll(".*-p (\\d+).*", "$1"));
        stranger.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return stranger;
    }

    private static void sendBad(DatagramSocket stranger) throws IOException {
        for (int i = 0; i < BAD; i++) {
            stranger.send(new DatagramPacket(UNPARSABLE, UNPARSABLE.length));
        }
    }

    /** Never more at once than the system's buffer holds, so that none is lost before Floe sees it. */
    @Test
    void shouldServeEveryGoodOneAmongTwentyThousandBadOnes() throws IOException {
        try (Communicator floe = Communicator.create()) {
            ObjectAdapter adapter = serve(floe);
            Proxy proxy = floe.proxy("target -d:" + adapter.endpoints().get(0));
            long start = System.nanoTime();
            try (DatagramSocket stranger = stranger(adapter)) {
                for (int round = 1; round <= ROUNDS; round++) {
                    sendBad(stranger);
                    for (int i = 0; i < GOOD; i++) {
                        proxy.invoke("note").join();
                    }
                    int wanted = round * GOOD;
                    await().pollInterval(1, TimeUnit.MILLISECONDS).until(() -> served.get() == wanted);
                }
                assertThat(answered(stranger)).isFalse();
            }

            double seconds = (double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
            System.out.printf(
                    Locale.ROOT,
                    "crowd: %,d bad datagrams at %,.0f a second; all %,d good ones served, no answer sent%n",
                    ROUNDS * BAD,
                    ROUNDS * BAD / seconds,
                    served.get());
        }
    }

    @Test
    @Tag("long")
    void shouldServeNearlyAllGoodOnesWhileTenThousandBadOnesASecondCome() throws IOException {
        try (Communicator floe = Communicator.builder()
                .properties(Map.of("Ice.UDP.RcvSize", "1048576"))
                .build()) {
            ObjectAdapter adapter = serve(floe);
            Proxy proxy = floe.proxy("target -d:" + adapter.endpoints().get(0));
            int good = 0;
            try (DatagramSocket stranger = stranger(adapter)) {
                long next = System.nanoTime();
                for (int tick = 0; tick < 500; tick++) {
                    sendBad(stranger);
                    proxy.invoke("note").join();
                    good++;
                    next += TimeUnit.MILLISECONDS.toNanos(10);
                    while (System.nanoTime() - next < 0) {
                        Thread.onSpinWait();
                    }
                }
            }
            int sent = good;
            await().until(() -> served.get() >= sent * 95 / 100);
        }
    }

    private static boolean answered(DatagramSocket stranger) throws IOException {
        stranger.setSoTimeout(1);
        try {
            stranger.receive(new DatagramPacket(new byte[1], 1));
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
