package io.floe.interop;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One string and what Ice 3.7.8 made of it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record StringRow(
        String group,
        String input,
        @Nullable String result,
        boolean nil,
        @Nullable String error,
        @Nullable Parsed parsed,
        @Nullable List<String> warnings,
        @Nullable Map<String, String> properties,
        @JsonProperty("roundtrip_equal") boolean roundtripEqual) {

    /** The fields of the proxy that Ice made. */
    record Parsed(
            Name identity,
            String facet,
            String adapterId,
            String mode,
            boolean secure,
            String encoding,
            List<String> endpoints) {}

    /** An identity. */
    record Name(String category, String name) {}

    static List<StringRow> all() {
        ObjectMapper mapper = new ObjectMapper();
        try (InputStream in = StringRow.class.getResourceAsStream("/strings/ice-3.7.8.json")) {
            JsonNode rows = mapper.readTree(Objects.requireNonNull(in)).get("rows");
            return List.of(mapper.treeToValue(rows, StringRow[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> settings() {
        return properties == null ? Map.of() : properties;
    }

    int warningCount() {
        return warnings == null ? 0 : warnings.size();
    }

    /** The row's place in a list: group and input, on one line. */
    @Override
    public String toString() {
        return group + " " + shown(input);
    }

    static String shown(String text) {
        StringBuilder out = new StringBuilder("`");
        text.chars()
                .forEach(c ->
                        out.append(c < ' ' || c == 127 ? String.format("\\u%04x", c) : Character.toString((char) c)));
        return out.append('`').toString();
    }
}
