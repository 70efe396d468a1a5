package io.floe.bench;

/** What is measured, in the order of the table of docs/performance.md. Immutable. */
enum Workload {
    SYNC_AWAKE("sync, 1 caller, cores kept awake: p50", Shape.SYNC, 1, 64, Goal.atMost(0.95, 0.75), Goal.NONE),
    SYNC("sync, 1 caller: p50", Shape.SYNC, 1, 64, Goal.atMost(1.0, 0.85), Goal.atMost(0.85, 0.50)),
    PIPELINED(
            "pipelined 256, each completion issues the next",
            Shape.CHAINS,
            256,
            64,
            Goal.atLeast(6, 12),
            Goal.atLeast(5, 8)),
    ISSUED(
            "pipelined 256, issued by one application thread",
            Shape.ISSUED,
            256,
            64,
            Goal.atLeast(5, 12),
            Goal.atLeast(5, 12)),
    KIB("1 KiB, pipelined 256", Shape.CHAINS, 256, 1024, Goal.atLeast(4, 9), Goal.atLeast(3, 7)),
    CALLERS("16 sync callers on one connection", Shape.SYNC, 16, 64, Goal.atLeast(1.8, 2.6), Goal.atLeast(1.8, 2.4)),
    MIB("1 MiB echo, 4 outstanding", Shape.CHAINS, 4, 1 << 20, Goal.atLeast(1.1, 1.7), Goal.atLeast(1.4, 2.1)),
    CONNECT(
            "connect + first call; with TLS a full handshake",
            Shape.CONNECT,
            1,
            64,
            Goal.atLeast(1.0, 1.5),
            Goal.atLeast(3, 3.8)),
    RESUME("connect + first call, resumed handshake", Shape.RECONNECT, 1, 64, Goal.NONE, Goal.atLeast(3, 3.7)),
    SYNC_OF_3(
            "round robin over 3 servers, sync: p50", Shape.SYNC, 1, 64, Goal.atMost(1.0, 0.75), Goal.atMost(1.0, 0.75)),
    PIPELINED_OF_3(
            "round robin over 3 servers, pipelined 256",
            Shape.CHAINS,
            256,
            64,
            Goal.atLeast(6, 14),
            Goal.atLeast(6, 14)),
    DATAGRAMS("udp oneway, 128 under way", Shape.ISSUED, 256, 64, Goal.atLeast(1.1, 1.3), Goal.NONE),
    OUTSTANDING_1("1 outstanding", Shape.CHAINS, 1, 0, Goal.NONE, Goal.NONE),
    OUTSTANDING_100("100 outstanding", Shape.CHAINS, 100, 0, Goal.NONE, Goal.NONE),
    OUTSTANDING_10_000("10,000 outstanding", Shape.CHAINS, 10_000, 0, Goal.NONE, Goal.NONE),
    OUTSTANDING_100_000("100,000 outstanding", Shape.CHAINS, 100_000, 0, Goal.NONE, Goal.NONE);

    /** How calls follow each other. */
    enum Shape {
        /** Each caller is a thread that waits for its answer. */
        SYNC,
        /** So many calls are outstanding; each completion issues the next. */
        CHAINS,
        /** So many calls are outstanding; one application thread issues all. */
        ISSUED,
        /** A new connection for each call, to two ports in turn. */
        CONNECT,
        /** A new connection for each call, to one port. */
        RECONNECT
    }

    private final String title;
    private final Shape shape;
    private final int width;
    private final int payload;
    private final Goal plain;
    private final Goal ssl;

    Workload(String title, Shape shape, int width, int payload, Goal plain, Goal ssl) {
        this.title = title;
        this.shape = shape;
        this.width = width;
        this.payload = payload;
        this.plain = plain;
        this.ssl = ssl;
    }

    String title() {
        return title;
    }

    /** Warming up may take that much longer: the compiler counts calls, and these are a hundred times fewer. */
    int patience() {
        return bulk() || shape == Shape.CONNECT || shape == Shape.RECONNECT ? 4 : 1;
    }

    Shape shape() {
        return shape;
    }

    /** Callers or outstanding calls. */
    int width() {
        return width;
    }

    /** Bytes of a call. */
    int payload() {
        return payload;
    }

    /** Whether payloads go by what a contestant has for large ones. */
    boolean bulk() {
        return this == MIB;
    }

    /** What Floe must reach beside Ice for Java, and should. */
    Goal goal(String wire) {
        return wire.equals("ssl") ? ssl : plain;
    }

    /** Whether it is a row of the table for that wire; those from {@link #OUTSTANDING_1} on are {@link GrowthMain}'s. */
    boolean compared(String wire) {
        return switch (this) {
            case DATAGRAMS -> wire.equals("udp");
            case SYNC_AWAKE -> wire.equals("tcp");
            case RESUME -> wire.equals("ssl");
            default -> compareTo(OUTSTANDING_1) < 0 && !wire.equals("udp");
        };
    }

    /** Whether the median time of a call is judged, and not calls per second. */
    boolean byLatency() {
        return shape == Shape.SYNC && width == 1;
    }

    /** Whether calls go to all ports in turn. */
    boolean balanced() {
        return this == SYNC_OF_3 || this == PIPELINED_OF_3;
    }
}
