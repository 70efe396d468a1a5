package io.floe.transport.ws;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The resource of an endpoint as HTTP's request line can carry it (RFC 9112, "Request Target"). */
final class RequestTarget {
    private static final int FIRST_VISIBLE = 0x21;
    private static final int LAST_VISIBLE = 0x7e;

    private RequestTarget() {}

    /** Starts with a slash, and holds visible ASCII only: the bytes of all else are percent-encoded. */
    static String of(String resource) {
        var target = new StringBuilder(resource.startsWith("/") ? "" : "/");
        for (byte one : resource.getBytes(StandardCharsets.UTF_8)) {
            if (one >= FIRST_VISIBLE && one <= LAST_VISIBLE) {
                target.append((char) one);
            } else {
                target.append(String.format(Locale.ROOT, "%%%02X", one));
            }
        }
        return target.toString();
    }
}
