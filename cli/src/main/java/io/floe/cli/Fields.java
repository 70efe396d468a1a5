package io.floe.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object, in order. Owned by the thread that fills it. */
final class Fields {
    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

    static Fields of(String name, @Nullable Object value) {
        return new Fields().and(name, value);
    }

    Fields and(String name, @Nullable Object value) {
        map.put(name, value);
        return this;
    }

    @SuppressWarnings("NullAway") // JSON knows null; whoever reads a member asks Json
    Map<String, Object> map() {
        return Collections.unmodifiableMap(map);
    }
}
