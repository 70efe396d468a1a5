package io.floe.transport.ssl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.spi.ChannelAttributes;
import io.floe.testkit.LeakCheck;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.TlsCode;
import io.floe.transport.ssl.TlsException;
import io.netty.buffer.Unpooled;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a peer may send instead of a handshake. */
@ExtendWith(LeakCheck.class)
class HostileTest {
    private static final byte[] VALIDATE = HexFormat.of().parseHex("4963655001000100030012000000");

    private static final int TRICKLED = 100;

    private final List<Wire> open = new ArrayList<>();

    @AfterEach
    void discard() {
        open.forEach(Wire::discard);
    }

    private Wire opened(Wire wire) {
        open.add(wire);
        return wire;
    }

    static Stream<EngineChoice> engines() {
        return Stream.of(EngineChoice.NATIVE, EngineChoice.JDK);
    }

    static Stream<Arguments> ways() {
        return engines()
                .flatMap(engine -> Stream.of("TLSv1.2", "TLSv1.3").map(protocol -> Arguments.of(engine, protocol)));
    }

    private static TlsContext context(EngineChoice engine, ClientAuthentication auth, String... protocols) {
        return World.context(
                World.policy(engine, auth, protocols), World.material(1, World.SERVER, World.trust(World.ROOT)));
    }

    private Wire server(EngineChoice engine) {
        return opened(Wire.to(5000, context(engine, ClientAuthentication.NONE)::server));
    }

    private Wire client(EngineChoice engine, String... protocols) {
        var context = context(engine, ClientAuthentication.NONE, protocols);
        return opened(Wire.to(World.PORT, (wire, up) -> context.client(wire, World.HOST, up)));
    }

    private static TlsCode codeOf(Wire wire) {
        assertThat(wire.failure()).isInstanceOf(TlsException.class);
        assertThat(wire.isOpen()).isFalse();
        return wire.failure() instanceof TlsException told ? told.code() : TlsCode.BROKEN;
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldNameAServerThatSpeaksTcp(EngineChoice engine) {
        var client = client(engine);
        client.sent();
        client.receive(VALIDATE);

        assertThat(client.failure())
                .hasMessage("FLOE-TLS-07 plaintext peer: ssl 127.0.0.1:4063 speaks tcp on an ssl endpoint: first bytes"
                        + " \"IceP\\u0001\\u0000\\u0001\\u0000\\u0003\\u0000\\u0012\\u0000\\u0000\\u0000\""
                        + " (expected: a TLS record). Use tcp there, or have the peer use ssl.");
        assertThat(client.isOpen()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldNameAClientThatSpeaksPlainText(EngineChoice engine) {
        var server = server(engine);
        server.receive("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(codeOf(server)).isEqualTo(TlsCode.PLAINTEXT);
        assertThat(server.failure())
                .hasMessageContaining("ssl client 127.0.0.1:5000 speaks no TLS: first bytes \"GET / HTTP/1.1");
        assertThat(server.sent()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldRefuseGarbageInARecord(EngineChoice engine) {
        var random = new Random(7);
        for (int i = 0; i < 50; i++) {
            var body = new byte[100];
            random.nextBytes(body);
            var server = server(engine);
            server.receive(new byte[] {22, 3, 1, 0, 100});
            server.receive(body);
            server.receive(new byte[] {22, 3, 1, 0, 0});
            if (server.isOpen()) { // it may look like the start of a longer message
                assertThat(server.up.isDone()).isFalse();
                server.close();
            } else {
                assertThat(server.failure()).isInstanceOf(TlsException.class);
            }
            server.sent();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldRefuseAHugeClientHello(EngineChoice engine) {
        var server = server(engine);
        server.receive(new byte[] {22, 3, 1, 64, 0, 1, (byte) 0xff, (byte) 0xff, (byte) 0xff});
        server.receive(new byte[16384 - 4]);
        for (int i = 0; i < 20 && server.isOpen(); i++) {
            server.receive(new byte[] {22, 3, 1, 64, 0});
            server.receive(new byte[16384]);
        }
        server.sent();

        assertThat(codeOf(server)).isIn(TlsCode.BROKEN, TlsCode.NOTHING_IN_COMMON);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldFollowATrickledHandshake(EngineChoice engine, String protocol) {
        var client = client(engine, protocol);
        var server = server(engine);
        for (int round = 0; round < 6 && !(client.up.isDone() && server.up.isDone()); round++) {
            trickle(client.sent(), server);
            trickle(server.sent(), client);
        }

        assertThat(client.up.isSuccess()).isTrue();
        assertThat(server.up.isSuccess()).isTrue();
        client.close();
        server.close();
        Wire.carry(client, server);
    }

    private static void trickle(byte[] bytes, Wire to) {
        for (int at = 0, step = 1; at < bytes.length; at += step) {
            step = Math.min(at < TRICKLED ? 1 : 13, bytes.length - at); // each read is slow where leaks are looked for
            to.receive(Arrays.copyOfRange(bytes, at, at + step));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldServeAMessageInTheSegmentThatEndsTheHandshake(EngineChoice engine, String protocol) {
        var client = client(engine, protocol);
        var server = server(engine);
        for (int round = 0; round < 6 && !client.up.isDone(); round++) {
            server.receive(client.sent());
            client.receive(server.sent());
        }
        // TLS 1.3: the client's Finished is still unsent and travels with the message; TLS 1.2: the server is done too
        client.writeOutbound(Unpooled.copiedBuffer(VALIDATE));
        server.receive(client.sent());

        assertThat(server.read.toByteArray()).isEqualTo(VALIDATE);
        assertThat(server.attr(ChannelAttributes.SSL_SESSION).get()).isNotNull();
        client.close();
        server.close();
        Wire.carry(client, server);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldRefuseOldVersions(EngineChoice engine) throws SSLException {
        for (var old : List.of("TLSv1", "TLSv1.1")) {
            var server = server(engine);
            var client = Lenient.client(Optional.empty(), old);
            Wire.carry(client, server);

            assertThat(codeOf(server)).isEqualTo(TlsCode.NOTHING_IN_COMMON);
            assertThat(client.up.isSuccess()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldRefuseWeakCiphers(EngineChoice engine) throws SSLException {
        for (var weak : List.of("TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA")) {
            var server = server(engine);
            var client = Lenient.client(Optional.empty(), "TLSv1.2", weak);
            Wire.carry(client, server);

            assertThat(codeOf(server)).isEqualTo(TlsCode.NOTHING_IN_COMMON);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldTellACloseInTheMiddleAsTheNetworksFault(EngineChoice engine) {
        var client = client(engine);
        client.sent();
        client.close();
        client.runPendingTasks();

        assertThat(client.failure())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("closed during the TLS handshake");
    }

    @ParameterizedTest
    @EnumSource(
            value = EngineChoice.class,
            names = {"NATIVE", "JDK"})
    void shouldRefuseToRenegotiate(EngineChoice engine) throws Exception {
        var server = server(engine);
        var engineOfClient = new RenegotiatingClient();
        for (int round = 0; round < 8 && !server.up.isDone(); round++) {
            server.receive(engineOfClient.next());
            engineOfClient.read(server.sent());
        }
        assertThat(server.up.isSuccess()).isTrue();
        engineOfClient.begin();
        server.receive(engineOfClient.next());

        assertThat(server.caught)
                .singleElement()
                .satisfies(told -> assertThat(told)
                        .hasMessageStartingWith(
                                "FLOE-TLS-13 broken handshake: ssl client 127.0.0.1:5000 asked to renegotiate"));
        assertThat(server.isOpen()).isFalse();
        assertThat(server.sent()).as("not even a close_notify").isEmpty();
    }

    @Test
    void shouldSaySsl2ByItsName() {
        var server = server(EngineChoice.JDK);
        server.receive(HexFormat.of().parseHex("802e0100020015000000100100800200800600400700c0"));

        assertThat(codeOf(server)).isEqualTo(TlsCode.NOTHING_IN_COMMON);
        assertThat(server.failure()).hasMessageContaining("offered SSL 2.0 (expected: TLS 1.2 or 1.3)");
    }
}
