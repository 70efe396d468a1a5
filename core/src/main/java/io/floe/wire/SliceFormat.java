package io.floe.wire;

/** How user exceptions are laid out in encoding 1.1. Encoding 1.0 has one layout, which carries sizes. */
public enum SliceFormat {
    /** Without sizes: a reader that does not know the most derived type can go no further. Ice 3.7's default. */
    COMPACT,
    /** Each slice with its size, so that a reader can pass over types unknown to it. What Ice 3.8 always sends. */
    SLICED
}
