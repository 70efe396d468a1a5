package io.floe.endpoint;

import io.floe.wire.ProtocolVersion;

/** Prints references: {@code identity [-f facet] mode [-s] [-p version] -e version}, then endpoints or adapter id. */
final class ObjectReferenceText {
    private ObjectReferenceText() {}

    static String of(ObjectReference reference, ToStringMode mode) {
        StringBuilder out = new StringBuilder(quoted(mode.print(reference.identity())));
        if (!reference.facet().isEmpty()) {
            out.append(" -f ").append(quotedValue(mode.print(reference.facet())));
        }
        out.append(' ').append(reference.mode().option());
        if (reference.secure()) {
            out.append(" -s");
        }
        if (!reference.protocol().equals(ProtocolVersion.V1_0)) {
            out.append(" -p ").append(reference.protocol());
        }
        out.append(" -e ").append(reference.encoding());
        reference.endpoints().forEach(endpoint -> out.append(':').append(EndpointText.of(endpoint)));
        if (!reference.adapterId().isEmpty()) {
            out.append(" @ ").append(quoted(mode.print(reference.adapterId())));
        }
        return out.toString();
    }

    /** An option's value that begins with {@code -} would be taken for an option; Ice prints it so all the same. */
    private static String quotedValue(String escaped) {
        return escaped.startsWith("-") ? inQuotes(escaped) : quoted(escaped);
    }

    private static String quoted(String escaped) {
        boolean must = escaped.chars().anyMatch(c -> c == ' ' || c == ':' || c == '@');
        return must ? inQuotes(escaped) : escaped;
    }

    /** Readers do not end a quoted text at a quote after a backslash, not even after an escaped one. */
    private static String inQuotes(String escaped) {
        String inner = escaped.endsWith("\\\\") ? escaped.substring(0, escaped.length() - 2) + "\\134" : escaped;
        return '"' + inner + '"';
    }
}
