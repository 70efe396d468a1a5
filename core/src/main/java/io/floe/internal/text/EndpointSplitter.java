package io.floe.internal.text;

import io.floe.endpoint.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a list of endpoints at each {@code :} that is not inside double quotes. Single quotes do not protect it
 * (observed from Ice 3.7.8). Unlike Ice, a double quote after a backslash neither opens nor closes.
 */
final class EndpointSplitter {
    private EndpointSplitter() {}

    /** The stretches between the colons, blank ones too. */
    static List<TextSpan> split(TextSpan list) {
        List<TextSpan> endpoints = new ArrayList<>();
        boolean quoted = false;
        int start = list.start();
        for (int i = list.start(); i < list.end(); i++) {
            char c = list.input().charAt(i);
            if (c == '"' && (i == list.start() || list.input().charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (c == ':' && !quoted) {
                endpoints.add(list.at(start, i));
                start = i + 1;
            }
        }
        endpoints.add(list.at(start, list.end()));
        return endpoints;
    }
}
