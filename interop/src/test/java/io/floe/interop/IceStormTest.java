package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.certs.KeyKind;
import io.floe.wire.IceReader;
import io.floe.wire.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Floe publishes to topics of a real IceStorm, and subscribes to them. */
@NeedsIceStorm
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class IceStormTest {
    /** Few enough for the system's default receive buffer of datagrams, however slow the receiver. */
    private static final int EVENTS = 20;

    private Communicator floe;
    private IceStorm storm;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        floe = Communicator.builder()
                .properties(SslFiles.of(PeerKind.ICE_CPP)
                        .trusting(SslFiles.CA, folder.resolve("floe"))
                        .certified(SslFiles.CA, KeyKind.EC_P256)
                        .properties())
                .build();
        storm = IceStorm.start(folder, floe);
    }

    @AfterAll
    void stop() {
        if (storm != null) {
            storm.close();
        }
        if (floe != null) {
            floe.close();
        }
    }

    private static Proxy mode(String protocol, Proxy proxy) {
        return protocol.equals("udp") ? proxy.datagram() : proxy.oneway();
    }

    private static void publish(Proxy publisher) {
        for (int i = 0; i < EVENTS; i++) {
            String event = "event " + i;
            publisher.invoke("happened", out -> out.writeString(event)).join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "ssl", "udp"})
    void shouldReceiveTheEventsThatFloePublishes(String protocol) {
        Queue<String> received = new ConcurrentLinkedQueue<>();
        Proxy subscriber = floe.adapter("over-" + protocol, protocol + " -h 127.0.0.1 -p 0")
                .add("subscriber", Dispatcher.of(request -> {
                    received.add(request.operation() + " " + request.read(IceReader::readString));
                    return request.reply();
                }))
                .activate()
                .join()
                .proxy(Identity.of("subscriber"));
        IceStorm.Topic topic = storm.create("over-" + protocol);
        topic.subscribe(mode(protocol, subscriber).reference());

        publish(mode(protocol, topic.publisher(protocol)));

        Program.patiently().until(() -> received.size() >= EVENTS);
        assertThat(received)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, EVENTS)
                        .mapToObj(i -> "happened event " + i)
                        .toList());
    }
}
