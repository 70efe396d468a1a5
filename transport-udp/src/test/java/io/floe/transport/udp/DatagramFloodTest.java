package io.floe.transport.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramFloodTest {
    private static final int DATAGRAMS = 10_000;
    private static final int FLOOD = 100_000;
    private static final int BURST = 200;
    private static final int WINDOW = 50;
    private static final Path SOCKETS = Path.of("/proc/net/udp");

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldDeliverEveryDatagramThatTheSocketHasRoomFor(String engine) {
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var server = new UdpPeer();
            var channel = lab.connect(
                    lab.listen("udp -h 127.0.0.1 -p 0", server).endpoints().get(0), new UdpPeer());
            var received = new ArrayList<String>();
            for (int sent = 0; sent < DATAGRAMS; sent += WINDOW) {
                send(channel, sent, WINDOW);
                for (int i = 0; i < WINDOW; i++) {
                    received.add(server.await());
                }
            }

            assertThat(received).isEqualTo(numbers(0, DATAGRAMS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll"})
    void shouldLoseNothingButWhatTheSocketDropped(String engine) throws IOException {
        assumeThat(SOCKETS).as("the system's own counts").exists();
        try (var lab = new UdpLab(UdpFixture.on(engine))) {
            var server = new UdpPeer();
            var endpoint =
                    lab.listen("udp -h 127.0.0.1 -p 0", server).endpoints().get(0);
            var channel = lab.connect(endpoint, new UdpPeer());
            int received = 0;
            for (int sent = 0; sent < FLOOD; sent += BURST) {
                send(channel, sent, BURST);
                received += server.take(BURST);
                while (received < sent + BURST && received + dropped(endpoint.port()) < sent + BURST) {
                    received += server.take(sent + BURST - received);
                }
            }

            System.out.println(engine + ": " + FLOOD + " datagrams sent, " + received
                    + " received, the rest dropped by the socket");
            assertThat(received + dropped(endpoint.port())).isEqualTo(FLOOD);
        }
    }

    private static List<String> numbers(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Integer::toString).toList();
    }

    /** Returns when the last one was handed to the system. */
    private static void send(Channel channel, int from, int count) {
        var numbers = numbers(from, count);
        numbers.subList(0, count - 1)
                .forEach(number -> channel.write(Unpooled.copiedBuffer(number, StandardCharsets.US_ASCII)));
        var last = channel.writeAndFlush(Unpooled.copiedBuffer(numbers.get(count - 1), StandardCharsets.US_ASCII));
        assertThat(last.awaitUninterruptibly().isSuccess()).isTrue();
    }

    /** What the system dropped at the socket that is bound to the port: the last column of its table. */
    private static int dropped(int port) throws IOException {
        var local = ":%04X".formatted(port);
        return Files.readAllLines(SOCKETS).stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns[1].endsWith(local))
                .mapToInt(columns -> Integer.parseInt(columns[columns.length - 1]))
                .sum();
    }
}
