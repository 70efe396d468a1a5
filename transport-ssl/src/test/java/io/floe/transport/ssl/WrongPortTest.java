package io.floe.transport.ssl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.certs.CertificateSpec;
import io.floe.certs.store.Pem;
import io.floe.testkit.LeakCheck;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** TLS where it is not spoken and plain text where it is, told as such on both sides. */
@ExtendWith(LeakCheck.class)
class WrongPortTest {
    @TempDir
    Path folder;

    private final LinkedTransferQueue<String> log = new LinkedTransferQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            log.add(event.getFormattedMessage());
        }
    };
    private Map<String, String> properties = Map.of();

    @BeforeEach
    void prepare() {
        var made = new Made(folder);
        properties = Map.of(
                "floe.tls.key.store",
                made.p12(Made.CA.issue(CertificateSpec.server("localhost", "127.0.0.1")))
                        .toString(),
                "floe.tls.key.password",
                Made.PASSWORD,
                "floe.tls.trust",
                made.write("ca.pem", Pem.certificates(Made.CA.credential().chain()))
                        .toString(),
                "floe.connect-timeout",
                "1s");
        appender.start();
        ((Logger) LoggerFactory.getLogger("io.floe")).addAppender(appender);
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger("io.floe")).detachAppender(appender);
    }

    private Communicator communicator() {
        return Communicator.builder().properties(properties).build();
    }

    private static int serve(Communicator server, String word) {
        var adapter = server.adapter("A", word + " -h 127.0.0.1 -p 0");
        adapter.add("echo", Dispatcher.of(request -> request.reply()));
        adapter.activate().join();
        return Integer.parseInt(adapter.endpoints().get(0).toString().replaceAll(".*-p (\\d+).*", "$1"));
    }

    private void awaitLine(Predicate<String> wanted, String described) throws InterruptedException {
        String line = log.poll(20, TimeUnit.SECONDS);
        while (line != null && !wanted.test(line)) {
            line = log.poll(20, TimeUnit.SECONDS);
        }
        if (line == null) {
            throw new AssertionError("log: no line " + described);
        }
    }

    @Test
    void shouldNameAClientOfSslAtATcpPort() throws Exception {
        try (var server = communicator();
                var client = communicator()) {
            int port = serve(server, "tcp");

            assertThatThrownBy(() -> client.proxy("echo:ssl -h 127.0.0.1 -p " + port)
                            .ping()
                            .join())
                    .hasMessageContaining("FLOE-TLS-07 plaintext peer: ssl 127.0.0.1:" + port
                            + " speaks tcp on an ssl endpoint: first bytes \"IceP");
            awaitLine(line -> line.contains("magic: TLS handshake record (expected:"), "of TLS at a tcp port");
        }
    }

    @Test
    void shouldNameAServerThatWaitsForTls() {
        try (var server = communicator();
                var client = communicator()) {
            int port = serve(server, "ssl");

            assertThatThrownBy(() -> client.proxy("echo:tcp -h 127.0.0.1 -p " + port)
                            .ping()
                            .join())
                    .hasMessageContaining("connected, but not validated within 1000 ms: the server says nothing"
                            + " (expected: it speaks first; one that waits for TLS does not)");
        }
    }

    @Test
    void shouldNameAClientThatSpeaksFirstInPlainTextAtAnSslPort() throws Exception {
        try (var server = communicator();
                var socket = new Socket(InetAddress.getLoopbackAddress(), serve(server, "ssl"));
                OutputStream out = socket.getOutputStream()) {
            out.write("IceP".getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[10]);
            out.flush();

            awaitLine(
                    line -> line.contains("FLOE-TLS-07 plaintext peer: ssl client 127.0.0.1:")
                            && line.contains("speaks tcp on an ssl endpoint"),
                    "of tcp at an ssl port");
        }
    }
}
