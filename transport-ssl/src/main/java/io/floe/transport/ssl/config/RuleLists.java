package io.floe.transport.ssl.config;

import java.util.ArrayList;
import java.util.List;

/** Splits lists of rules, whose names may be quoted and escaped. Stateless. */
final class RuleLists {
    private RuleLists() {}

    /** The trimmed parts between separators that stand outside of quotes and are not escaped; empty ones are left out. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '\\' && i + 1 < text.length()) {
                part.append(at).append(text.charAt(++i));
                continue;
            }
            quoted ^= at == '"';
            if (at == separator && !quoted) {
                parts.add(part.toString().trim());
                part.setLength(0);
            } else {
                part.append(at);
            }
        }
        parts.add(part.toString().trim());
        return parts.stream().filter(one -> !one.isEmpty()).toList();
    }
}
