package io.floe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares a decoded message with every field that a vector states of it. */
final class VectorMeaning {
    private VectorMeaning() {}

    static void check(Message message, JsonNode meaning) {
        assertThat(message.getClass().getSimpleName())
                .isEqualTo(meaning.get("messageType").asText() + "Message");
        if (message instanceof RequestMessage request) {
            check(request.compression(), meaning);
            assertThat(request.requestId()).isEqualTo(meaning.get("requestId").asInt());
            check(request.invocation(), meaning);
        } else if (message instanceof BatchRequestMessage batch) {
            check(batch.compression(), meaning);
            check(batch.invocations(), meaning);
        } else if (message instanceof ReplyMessage reply) {
            check(reply.compression(), meaning);
            assertThat(reply.requestId()).isEqualTo(meaning.get("requestId").asInt());
            check(reply.body(), meaning);
        }
    }

    private static void check(Compression compression, JsonNode meaning) {
        assertThat((int) compression.code())
                .isEqualTo(meaning.get("compressionStatus").asInt());
    }

    private static void check(List<Invocation> invocations, JsonNode meaning) {
        assertThat(invocations).hasSize(meaning.get("count").asInt());
        for (int i = 0; i < invocations.size(); i++) {
            check(invocations.get(i), meaning.get("requests").get(i));
        }
    }

    private static void check(Invocation invocation, JsonNode meaning) {
        check(invocation.identity(), invocation.facet(), invocation.operation(), meaning);
        assertThat(invocation.mode().name().toLowerCase(Locale.ROOT))
                .isEqualTo(meaning.get("mode").asText());
        assertThat(List.copyOf(invocation.context().entrySet()))
                .isEqualTo(List.copyOf(context(meaning.get("context")).entrySet()));
        check(invocation.params(), meaning.get("encapsulation"));
    }

    private static void check(Identity identity, String facet, String operation, JsonNode meaning) {
        JsonNode stated = meaning.get("identity");
        assertThat(identity)
                .isEqualTo(new Identity(
                        stated.get("name").asText(), stated.get("category").asText()));
        JsonNode path = meaning.get("facetPath");
        assertThat(facet).isEqualTo(path.isEmpty() ? "" : path.get(0).asText());
        assertThat(operation).isEqualTo(meaning.get("operation").asText());
    }

    private static void check(Encapsulation encapsulation, JsonNode meaning) {
        assertThat(encapsulation.size() + 6).isEqualTo(meaning.get("size").asInt());
        assertThat(encapsulation.encoding()).hasToString(meaning.get("encoding").asText());
        assertThat(HexFormat.of().formatHex(encapsulation.bytes()))
                .isEqualTo(meaning.get("payloadHex").asText());
    }

    private static void check(ReplyBody body, JsonNode meaning) {
        assertThat(body.code()).isEqualTo(meaning.get("replyStatus").asInt());
        ReplyStatus status = ReplyStatus.of(body.code()).orElseThrow();
        assertThat(status.name().replace("_", ""))
                .isEqualToIgnoringCase(meaning.get("replyStatusName").asText());
        if (body instanceof ReplyBody.Ok ok) {
            check(ok.result(), meaning.get("encapsulation"));
        } else if (body instanceof ReplyBody.UserException thrown) {
            check(thrown.exception(), meaning.get("encapsulation"));
        } else if (body instanceof ReplyBody.NotExist missing) {
            check(missing.identity(), missing.facet(), missing.operation(), meaning);
        } else if (body instanceof ReplyBody.Failed failed) {
            assertThat(failed.message()).isEqualTo(meaning.get("reason").asText());
        }
    }

    /** Either pairs or an object: the recording has both. */
    private static Map<String, String> context(JsonNode stated) {
        Map<String, String> context = new LinkedHashMap<>();
        if (stated.isObject()) {
            stated.properties()
                    .forEach(entry ->
                            context.put(entry.getKey(), entry.getValue().asText()));
        } else {
            stated.forEach(pair -> context.put(pair.get(0).asText(), pair.get(1).asText()));
        }
        return context;
    }
}
