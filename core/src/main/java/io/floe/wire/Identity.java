package io.floe.wire;

/**
 * The name of an Ice object: a name and an optional category. Immutable.
 *
 * <p>On the wire the name comes first, in text the category does ({@code category/name}).
 *
 * @param name what the object is called; empty only in a nil proxy
 * @param category what kind of object it is; empty by default
 */
public record Identity(String name, String category) {
    /** An identity without a category. */
    public static Identity of(String name) {
        return new Identity(name, "");
    }
}
