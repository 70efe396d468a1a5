package io.floe.interop.chaos;

/**
 * One call as its caller saw it; times are nanoseconds of the machine's monotonic clock. Immutable.
 *
 * @param safe whether it is idempotent
 * @param outcome {@code ok}, {@code stuck} (still waiting long after the run), or the failure's kind
 * @param server who answered, or {@code -}
 */
record Call(long id, boolean safe, long began, long ended, String outcome, String server) {
    static Call of(String line) {
        String[] fields = line.split(" ", -1);
        return new Call(
                Long.parseLong(fields[0]),
                fields[1].equals("safe"),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                fields[4],
                fields[5]);
    }

    boolean ok() {
        return outcome.equals("ok");
    }

    double millis() {
        return (ended - began) / 1e6;
    }
}
