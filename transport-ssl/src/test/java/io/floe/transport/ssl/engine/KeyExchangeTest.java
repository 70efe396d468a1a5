package io.floe.transport.ssl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.testkit.LeakCheck;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which group two ends agree on, as the server's hello says it on the wire (RFC 8446, section 4.2.8). */
@ExtendWith(LeakCheck.class)
class KeyExchangeTest {
    private static final int KEY_SHARE = 51;
    private static final int RECORD_AND_HANDSHAKE_HEADER = 5 + 4;
    private static final int VERSION_AND_RANDOM = 2 + 32;
    private static final int SUITE_AND_COMPRESSION = 2 + 1;

    /** 4588 is X25519MLKEM768, which holds against who records now and has a quantum computer later; 29 is X25519. */
    @ParameterizedTest
    @CsvSource({"NATIVE, NATIVE, 4588", "NATIVE, JDK, 29", "JDK, NATIVE, 29"})
    void shouldAgreeOnTheStrongestGroupThatBothKnow(EngineChoice client, EngineChoice server, int group) {
        var from = Wire.to(World.PORT, (wire, up) -> context(client).client(wire, World.HOST, up));
        var to = Wire.to(5000, context(server)::server);
        try {
            to.receive(from.sent());

            assertThat(groupOf(to.sent())).isEqualTo(group);
        } finally {
            from.discard();
            to.discard();
        }
    }

    private static TlsContext context(EngineChoice engine) {
        return World.context(
                World.policy(engine, ClientAuthentication.NONE, "TLSv1.3"),
                World.material(1, World.SERVER, World.trust(World.ROOT)));
    }

    private static int groupOf(byte[] hello) {
        var in = ByteBuffer.wrap(hello).position(RECORD_AND_HANDSHAKE_HEADER + VERSION_AND_RANDOM);
        int sessionId = in.get();
        in.position(in.position() + sessionId + SUITE_AND_COMPRESSION);
        int length = in.getShort();
        for (int end = in.position() + length; in.position() < end; in.position(in.position() + length)) {
            int extension = in.getShort();
            length = in.getShort();
            if (extension == KEY_SHARE) {
                return in.getShort();
            }
        }
        throw new AssertionError("server hello: no key share");
    }
}
