package io.floe.transport.ssl.config;

import java.util.Optional;

/**
 * One property of a configuration file of Ice (Ice manual, "Configuration File Syntax"): {@code key=value}, with a comment
 * behind a {@code #} that is not escaped. Immutable; prints without its value.
 */
record IceLine(String key, String value) {
    static Optional<IceLine> of(String text) {
        String bare = withoutComment(text).strip();
        int equals = bare.indexOf('=');
        return equals < 1
                ? Optional.empty()
                : Optional.of(new IceLine(
                        bare.substring(0, equals).strip(),
                        bare.substring(equals + 1).strip()));
    }

    /** A backslash makes {@code #}, {@code =}, a space and itself plain; before all else it stands for itself. */
    private static String withoutComment(String text) {
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '#') {
                break;
            }
            if (at == '\\' && i + 1 < text.length() && "\\#= ".indexOf(text.charAt(i + 1)) >= 0) {
                i++;
                kept.append(text.charAt(i));
            } else {
                kept.append(at);
            }
        }
        return kept.toString();
    }

    @Override
    public String toString() {
        return "IceLine[" + key + "]";
    }
}
