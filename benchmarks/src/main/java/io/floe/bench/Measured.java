package io.floe.bench;

/**
 * One run of a workload. Immutable.
 *
 * @param calls that were answered rightly
 * @param nanos that it took
 * @param p50 median time of a call in nanoseconds; 0 where calls are not timed one by one
 * @param p99 the same for 99 of 100
 * @param cpu nanoseconds of CPU of the measuring process
 */
record Measured(long calls, long nanos, long p50, long p99, long cpu) {
    double perSecond() {
        return calls * 1e9 / nanos;
    }

    double cpuPerCall() {
        return (double) cpu / calls;
    }

    Measured plusCpu(long more) {
        return new Measured(calls, nanos, p50, p99, cpu + more);
    }

    String line() {
        return calls + " " + nanos + " " + p50 + " " + p99 + " " + cpu;
    }

    static Measured parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Measured(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]));
    }
}
