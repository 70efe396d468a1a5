package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Ice's overriding properties do to the bytes of a request. */
@Timeout(60)
final class OverridesTest {
    private static final byte[] VALIDATE = {0x49, 0x63, 0x65, 0x50, 1, 0, 1, 0, 3, 0, 14, 0, 0, 0};
    private static final int STATUS = 9;
    private static final int STREAM = 18;

    /** The first request that a communicator with these properties sends: 1,000 bytes that compress well. */
    private static byte[] request(Map<String, String> properties, String options) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Communicator floe =
                        Communicator.builder().properties(properties).build()) {
            CompletableFuture<?> call = floe.proxy("target:tcp -h 127.0.0.1 -p " + server.getLocalPort() + options)
                    .oneway()
                    .invoke("note", out -> out.writeByteSeq(new byte[1_000]));
            try (Socket client = server.accept()) {
                client.getOutputStream().write(VALIDATE);
                DataInputStream in = new DataInputStream(client.getInputStream());
                byte[] header = in.readNBytes(14);
                int size = Integer.reverseBytes(ByteBuffer.wrap(header).getInt(10));
                byte[] message = Arrays.copyOf(header, size);
                in.readFully(message, 14, size - 14);
                call.join();
                return message;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "'', ' -z', 2", "1, '', 2", "1, ' -z', 2", "0, '', 0", "0, ' -z', 0"})
    void shouldCompressAsTheOverrideSaysElseTheEndpoint(String override, String options, int status)
            throws IOException {
        byte[] request = request(override.isEmpty() ? Map.of() : Map.of("Ice.Override.Compress", override), options);

        assertThat(request[STATUS]).isEqualTo((byte) status);
    }

    @Test
    void shouldCompressAtTheLevelThatIsSet() throws IOException {
        byte[] request = request(Map.of("Ice.Compression.Level", "9"), " -z");

        assertThat(new String(request, STREAM, 4, StandardCharsets.US_ASCII)).isEqualTo("BZh9");
    }
}
