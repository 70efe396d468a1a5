package io.floe.interop;

/** Asks once whether Python can import Ice. Immutable. */
final class IceCppCondition extends PeerCondition {
    private static final String MISSING = missing();

    IceCppCondition() {
        super(MISSING);
    }

    private static String missing() {
        String version = output(PeerKind.PYTHON, "-c", "import Ice; print(Ice.stringVersion())");
        return version.startsWith("3.7.")
                ? ""
                : "Ice C++: '" + PeerKind.PYTHON
                        + " -c \"import Ice\"' failed (expected: Debian's package python3-zeroc-ice)";
    }
}
