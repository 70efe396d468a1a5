package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.EndpointEvent;
import io.floe.EndpointState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer that lives and reads nothing is not taken for a dead one. */
class SlowReaderTest {
    private static final byte[] VALIDATE_CONNECTION =
            HexFormat.ofDelimiter(" ").parseHex("49 63 65 50 01 00 01 00 03 00 0e 00 00 00");
    private static final int CALLS = 4;
    private static final int SIZE = 900_000;

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "nio"})
    @Tag("long")
    void shouldCloseNoConnectionToAPeerThatReadsNothingForTenSeconds(String engine) throws IOException {
        List<EndpointEvent> events = new CopyOnWriteArrayList<>();
        try (ServerSocket listener = new ServerSocket();
                Communicator floe = Communicator.builder()
                        .engine(engine)
                        .endpointListener(events::add)
                        .build()) {
            listener.setReceiveBufferSize(4_096);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var proxy = floe.proxy("slow:tcp -h 127.0.0.1 -p " + listener.getLocalPort());
            CompletableFuture<?> last = CompletableFuture.completedFuture(null);
            for (int i = 0; i < CALLS; i++) {
                last = proxy.invoke("take", out -> out.writeByteSeq(new byte[SIZE]));
            }
            try (Socket peer = listener.accept()) {
                peer.getOutputStream().write(VALIDATE_CONNECTION);
                CompletableFuture<?> waiting = last;
                assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                byte[] read = peer.getInputStream().readNBytes(CALLS * SIZE);

                assertThat(read).hasSize(CALLS * SIZE);
                assertThat(floe.endpoints()).allMatch(one -> one.state() == EndpointState.UP && one.connections() == 1);
                assertThat(events)
                        .extracting(EndpointEvent::to)
                        .containsExactly(EndpointState.CONNECTING, EndpointState.UP);
            }
        }
    }
}
