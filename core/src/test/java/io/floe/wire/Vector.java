package io.floe.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One message recorded from Ice 3.7.8, with what it means. */
record Vector(String name, String hex, JsonNode meaning) {
    /** Every recorded message. The rows {@code ws_raw_*} are bytes of HTTP and WebSocket, not messages. */
    static List<Vector> messages() {
        List<Vector> vectors = new ArrayList<>();
        for (String file : List.of("ice37-cpp.json", "ice37-locator.json")) {
            try (InputStream in = Vector.class.getResourceAsStream(file)) {
                for (JsonNode row : new ObjectMapper().readTree(in).get("vectors")) {
                    String name = row.get("name").asText();
                    if (!name.startsWith("ws_raw_")) {
                        vectors.add(new Vector(name, row.get("hex").asText(), row.get("meaning")));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return vectors;
    }

    static Vector named(String name) {
        return messages().stream()
                .filter(vector -> vector.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no vector " + name));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    Message decode() {
        return new MessageCodec(WireLimits.DEFAULT).decode(Unpooled.wrappedBuffer(bytes()));
    }

    /** The parameters, result or exception. */
    Encapsulation encapsulation() {
        Message message = decode();
        if (message instanceof RequestMessage request) {
            return request.invocation().params();
        }
        ReplyBody body = ((ReplyMessage) message).body();
        return body instanceof ReplyBody.Ok ok ? ok.result() : ((ReplyBody.UserException) body).exception();
    }

    int compressionStatus() {
        return meaning.get("compressionStatus").asInt();
    }

    String messageType() {
        return meaning.get("messageType").asText();
    }

    @Override
    public String toString() {
        return name;
    }
}
