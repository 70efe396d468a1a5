package io.floe.sim;

/** What can be wrong with a simulated server. Each lasts until {@link #NONE}. */
enum Fault {
    /** It serves. */
    NONE,
    /** The process is killed: connections are reset, dials refused. */
    KILLED,
    /** The process is stopped: its host acknowledges and accepts, but nothing is read, run or answered. */
    STOPPED,
    /** Packets are lost both ways: dials hang, nothing is acknowledged. What was open stays silent a while longer. */
    CUT_OFF,
    /** Packets to it are lost: as if cut off, but that its host is heard, for it repeats its last words. */
    DEAF,
    /** It answers, much later. */
    SLOW,
    /** One answer in ten gets lost and comes with TCP's repetition. */
    LOSSY,
    /** Every other request gets lost for ever. */
    FLAKY,
    /** Its operations run on for ever, but it answers pings. */
    BUSY,
    /** One answer in twenty comes a little late: a busy machine. */
    NOISY,
    /** It says CloseConnection and refuses dials. */
    DRAINED,
    /** Accepts, and closes before it says anything. */
    CLOSES_EARLY,
    /** What answers the dial does not speak Ice. */
    NOT_ICE,
    /** It answers every call with an exception. */
    THROWS,
    /** Connections are cut once, and it serves on. */
    RESET
}
