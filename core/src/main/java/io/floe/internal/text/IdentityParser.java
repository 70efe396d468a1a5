package io.floe.internal.text;

import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.SyntaxCode;
import io.floe.endpoint.TextSpan;
import io.floe.wire.Identity;
import java.util.Optional;

/**
 * Reads identities: {@code [category '/'] name}, where a slash inside of either is escaped. The inverse of
 * {@link io.floe.endpoint.ToStringMode#print(Identity)}.
 */
public final class IdentityParser {
    private IdentityParser() {}

    /**
     * Reads an identity; empty, as {@code ""} and {@code /} are, is the identity of nil.
     *
     * @throws EndpointSyntaxException if it is malformed
     */
    public static Optional<Identity> parse(String text) {
        return parse(TextSpan.of(text));
    }

    static Optional<Identity> parse(TextSpan identity) {
        int slash = slash(identity, identity.start());
        int second = slash < 0 ? -1 : slash(identity, slash + 1);
        if (second >= 0) {
            throw EndpointSyntaxException.of(
                    SyntaxCode.TOO_MANY_SLASHES, identity, identity.at(second, second + 1), "second slash", "\\/");
        }
        String category = slash < 0 ? "" : unescape(identity, identity.start(), slash);
        String name = unescape(identity, slash < 0 ? identity.start() : slash + 1, identity.end());
        if (!name.isEmpty()) {
            return Optional.of(new Identity(name, category));
        }
        if (!category.isEmpty()) {
            throw EndpointSyntaxException.of(
                    SyntaxCode.NO_NAME, identity, identity.at(slash, slash + 1), "name", "one after the slash");
        }
        return Optional.empty();
    }

    private static String unescape(TextSpan identity, int from, int to) {
        return Unescaper.unescape(
                identity.at(from, to),
                '/',
                (culprit, expected) ->
                        EndpointSyntaxException.of(SyntaxCode.BAD_IDENTITY, identity, culprit, "characters", expected));
    }

    /** The first slash that is not escaped, or -1. */
    private static int slash(TextSpan identity, int from) {
        for (int i = from; i < identity.end(); i++) {
            char c = identity.input().charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '/') {
                return i;
            }
        }
        return -1;
    }
}
