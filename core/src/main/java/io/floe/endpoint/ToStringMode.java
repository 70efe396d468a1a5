package io.floe.endpoint;

import io.floe.wire.Identity;

/** How identities, facets and adapter ids are printed where they hold more than ASCII: {@code Ice.ToStringMode}. */
public enum ToStringMode {
    /** As they are; only control characters are escaped. The default. */
    UNICODE,
    /** As universal character names: a backslash, then {@code u} and four hexadecimal digits or {@code U} and eight. */
    ASCII,
    /** As the octal bytes of their UTF-8, for Ice before 3.7. */
    COMPAT;

    /** The text of an identity: {@code category/name}, or the name alone. */
    public String print(Identity identity) {
        String name = new TextEscaper(this, '/').escape(identity.name());
        return identity.category().isEmpty()
                ? name
                : new TextEscaper(this, '/').escape(identity.category()) + "/" + name;
    }

    /** A facet or an adapter id, escaped but not quoted. */
    String print(String text) {
        return new TextEscaper(this, TextEscaper.NOTHING_MORE).escape(text);
    }
}
