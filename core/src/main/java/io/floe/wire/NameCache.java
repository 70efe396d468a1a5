package io.floe.wire;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Names that came lately: a peer asks the same objects the same things again and again. Any thread; a race loses a name at
 * worst. Bounded, whatever peers send: each place holds the last short name of ASCII letters, or
 * the last identity of short names, that fell on it.
 */
final class NameCache {
    private static final int PLACES = 256;
    private static final int LONGEST = 48;

    private final AtomicReferenceArray<@Nullable String> names = new AtomicReferenceArray<>(PLACES);

    private final AtomicReferenceArray<@Nullable Identity> identities = new AtomicReferenceArray<>(PLACES);

    /** The string of these bytes, which must be UTF-8. */
    String read(byte[] bytes, int index, int length) {
        if (length > LONGEST) {
            return Utf8.read(bytes, index, length);
        }
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + bytes[index + i];
        }
        int place = (hash ^ hash >>> 8) & (PLACES - 1);
        String known = names.getPlain(place);
        if (known != null && known.length() == length && equal(known, bytes, index)) {
            return known;
        }
        String name = Utf8.read(bytes, index, length);
        if (name.length() == length) { // one byte a character, so that lengths compare
            names.setRelease(place, name);
        }
        return name;
    }

    /** The identity of these names. */
    Identity identity(String name, String category) {
        if (name.length() > LONGEST || category.length() > LONGEST) {
            return new Identity(name, category);
        }
        int place = name.hashCode() & (PLACES - 1);
        Identity known = identities.getPlain(place);
        if (known != null && known.name().equals(name) && known.category().equals(category)) {
            return known;
        }
        Identity identity = new Identity(name, category);
        identities.setRelease(place, identity);
        return identity;
    }

    private static boolean equal(String known, byte[] bytes, int index) {
        for (int i = 0; i < known.length(); i++) {
            if (known.charAt(i) != bytes[index + i]) {
                return false;
            }
        }
        return true;
    }
}
