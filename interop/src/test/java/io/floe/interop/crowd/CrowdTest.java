package io.floe.interop.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.wire.IceReader;
import io.netty.util.internal.PlatformDependent;
import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server among peers who cost it as much as they can, and what its other client notices of it. */
@Timeout(120)
final class CrowdTest {
    private static final int REPLY = 100_000;
    /** Header and encapsulation of an answer, and what Netty counts for each message that waits. */
    private static final int OVERHEAD = 256;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UnreadAnswers unread = new UnreadAnswers();
    private Communicator floe;
    private String proxy;
    private int port;

    private void serve(Map<String, String> properties) {
        floe = Communicator.builder().properties(properties).build();
        ObjectAdapter adapter = floe.adapter("C", "tcp -h 127.0.0.1 -p 0").add("target", Dispatcher.of(request -> {
            if (request.operation().equals("much")) {
                unread.watch(request);
                return request.reply(out -> out.writeByteSeq(new byte[REPLY]));
            }
            int n = request.read(IceReader::readInt);
            return request.reply(out -> out.writeInt(n + 1));
        }));
        adapter.activate().join();
        proxy = "target:" + adapter.endpoints().get(0);
        port = Integer.parseInt(proxy.replaceAll(".*-p (\\d+).*", "$1"));
    }

    @AfterEach
    void stop() {
        floe.close();
    }

    @Test
    void shouldHoldTwoThousandIdlePeers() throws Exception {
        holdIdlePeers(2_000);
    }

    @Test
    @Tag("long")
    void shouldHoldEightThousandIdlePeers() throws Exception {
        holdIdlePeers(8_000);
    }

    /** Silent ones are the same: neither says anything, whether it listens or not. */
    private void holdIdlePeers(int peers) throws Exception {
        serve(Map.of());
        try (Neighbour neighbour = new Neighbour(proxy)) {
            Footprint before = Footprint.now();
            try (Crowd crowd = Crowd.of(peers, port)) {
                long[] heard = new long[peers];
                await().atMost(PATIENCE).until(() -> crowd.heard(Requests.HEADER, heard) == peers);
                Footprint with = Footprint.now();
                int calls = neighbour.answered();
                await().atMost(PATIENCE).until(() -> neighbour.answered() >= calls + 1_000);

                print(peers + " idle peers: " + with.since(before, peers), neighbour);
                assertThat(with.eachSince(before, peers)).isLessThanOrEqualTo(16 << 10);
                assertThat(crowd.hungUp()).isZero();
                assertThat(neighbour.failed()).isZero();
            }
        }
    }

    @Test
    void shouldHangUpOnThoseWhoseHeaderTrickles() throws Exception {
        serve(Map.of("floe.header-timeout", "2s"));
        byte[] request = Requests.of("next", new byte[4]);
        try (Neighbour neighbour = new Neighbour(proxy);
                Crowd crowd = Crowd.of(1_000, port)) {
            int sent = 0;
            while (sent < Requests.HEADER - 1) {
                crowd.say(new byte[] {request[sent++]});
            }
            await().atMost(PATIENCE).until(() -> crowd.hungUp() == crowd.size());

            print(crowd.size() + " peers with half a header: all gone", neighbour);
            assertThat(neighbour.answered()).isPositive();
            assertThat(neighbour.failed()).isZero();
        }
    }

    @Test
    void shouldKeepLittleForThoseWhoseMessageTrickles() throws Exception {
        serve(Map.of("floe.header-timeout", "3s"));
        byte[] start = new byte[Requests.HEADER + 100];
        System.arraycopy(Requests.of("next", new byte[1_000_000]), 0, start, 0, start.length);
        try (Neighbour neighbour = new Neighbour(proxy)) {
            long before = PlatformDependent.usedDirectMemory();
            try (Crowd crowd = Crowd.of(500, port)) {
                crowd.say(start);
                int calls = neighbour.answered();
                await().atMost(PATIENCE).until(() -> neighbour.answered() >= calls + 100);
                long each = (PlatformDependent.usedDirectMemory() - before) / crowd.size();
                await().atMost(PATIENCE).until(() -> crowd.hungUp() == crowd.size());

                print(
                        crowd.size() + " peers that begin a message of 1 MB: " + each + " bytes each, all gone",
                        neighbour);
                assertThat(each).isLessThanOrEqualTo(128 << 10); // 64 KiB, in chunks of the pool
                assertThat(neighbour.failed()).isZero();
            }
        }
    }

    @Test
    void shouldKeepLittleForThoseWhoNeverReadAndHangUpOnThem() throws Exception {
        int limit = 256 << 10;
        serve(Map.of("floe.max-unread", "" + limit, "floe.max-dispatches", "4", "floe.unread-timeout", "3s"));
        byte[] request = Requests.of("much", new byte[0]);
        byte[] many = Requests.repeated(request, 200);
        try (Neighbour neighbour = new Neighbour(proxy);
                Crowd crowd = Crowd.of(100, port)) {
            crowd.say(many);
            int calls = neighbour.answered();
            await().atMost(PATIENCE).until(() -> unread.most() > limit && neighbour.answered() >= calls + 200);
            long most = unread.most();
            // a system answers what is said to a closed socket with a reset, even where it holds back unread bytes
            await().atMost(PATIENCE).until(() -> crowd.resetOnSaying(request) == crowd.size());

            print(
                    crowd.size() + " peers that ask for 20 MB each and never read: " + most
                            + " bytes at most, all gone",
                    neighbour);
            // what is unread, and the answers of the requests that run when reading stops
            assertThat(most).isLessThanOrEqualTo(limit + 4L * (REPLY + OVERHEAD));
            assertThat(neighbour.failed()).isZero();
        }
    }

    /** Each message is 22 KB, takes as long to unpack as a megabyte, and is allowed. */
    @Test
    void shouldServeOthersWhileLargeMessagesAreUnpacked() throws Exception {
        serve(Map.of());
        byte[] many = Requests.repeated(Requests.bomb("next"), 8);
        try (Neighbour neighbour = new Neighbour(proxy);
                Crowd crowd = Crowd.of(20, port)) {
            long[] heard = new long[crowd.size()];
            await().atMost(PATIENCE).until(() -> crowd.heard(Requests.HEADER, heard) == crowd.size());
            neighbour.startMeasuring();
            crowd.say(many);
            int calls = neighbour.answered();
            await().atMost(PATIENCE).until(() -> neighbour.answered() >= calls + 100);
            await().atMost(PATIENCE).until(() -> crowd.heard(Requests.HEADER + 1, heard) == crowd.size());

            print(crowd.size() + " peers that send 1 MB in 22 KB again and again: each is answered", neighbour);
            assertThat(neighbour.failed()).isZero();
        }
    }

    @Test
    void shouldGoOnWithAPeerThatReadsAfterAll() throws Exception {
        int requests = 200;
        serve(Map.of("floe.max-unread", "262144", "floe.max-dispatches", "4"));
        byte[] request = Requests.of("much", new byte[0]);
        try (Neighbour neighbour = new Neighbour(proxy);
                Socket late = new Socket(InetAddress.getLoopbackAddress(), port)) {
            for (int i = 0; i < requests; i++) {
                late.getOutputStream().write(request);
            }
            int calls = neighbour.answered();
            await().atMost(PATIENCE).until(() -> neighbour.answered() >= calls + 200);

            DataInputStream in = new DataInputStream(late.getInputStream());
            in.readNBytes(Requests.HEADER);
            for (int i = 0; i < requests; i++) {
                in.skipNBytes(10);
                int size = Integer.reverseBytes(in.readInt());
                in.skipNBytes(size - Requests.HEADER);
                assertThat(size).isGreaterThan(REPLY);
            }
            assertThat(neighbour.failed()).isZero();
        }
    }

    @Test
    void shouldAcceptNoMoreThanItMay() {
        serve(Map.of("floe.max-connections", "100"));
        try (Crowd crowd = Crowd.of(150, port)) {
            await().atMost(PATIENCE).until(() -> crowd.hungUp() == 50);
        }
    }

    @Test
    void shouldAcceptNoMoreFromOneAddressThanItMay() throws Exception {
        serve(Map.of("floe.max-connections-per-address", "100"));
        try (Crowd crowd = Crowd.fromOneAddress(150, port);
                Crowd others = Crowd.of(50, port)) {
            await().atMost(PATIENCE).until(() -> crowd.hungUp() == 50);
            assertThat(others.hungUp()).isZero();
        }
    }

    private static void print(String what, Neighbour neighbour) {
        System.out.printf(
                "crowd: %s; the neighbour made %d calls, the slowest took %d ms%n",
                what, neighbour.answered(), neighbour.worstMillis());
    }
}
