package io.floe.cli;

import java.time.Duration;
import java.util.List;

/**
 * What the demo measured. Immutable.
 *
 * @param calls calls that ended
 * @param failed those that failed
 * @param redirected those that another endpoint answered
 * @param notice from the kill until the client knew
 * @param back from the restarted server's being ready until it answered a call
 * @param shareBack whether every restarted server got its share again
 * @param drainExit the exit code of the server that was stopped gracefully
 */
record DemoOutcome(
        long calls, long failed, long redirected, Duration notice, Duration back, boolean shareBack, int drainExit) {
    boolean good() {
        return failed == 0 && shareBack && calls > 0 && drainExit == 0;
    }

    List<String> lines(Terminal terminal) {
        Paint paint = failed == 0 ? Paint.GREEN : Paint.RED;
        return List.of(
                "",
                "  calls " + Figures.count(calls) + "   " + terminal.paint(paint, "failed " + Figures.count(failed))
                        + "   redirected " + Figures.count(redirected),
                "  time to notice the kill " + Figures.time(notice) + "   time to return " + Figures.time(back)
                        + "   share " + (shareBack ? "back" : terminal.paint(Paint.RED, "not back")));
    }

    Fields fields() {
        return Fields.of("calls", calls)
                .and("failed", failed)
                .and("redirected", redirected)
                .and("noticeMs", Figures.number(notice))
                .and("returnMs", Figures.number(back))
                .and("shareBack", shareBack)
                .and("gracefulExit", drainExit);
    }

    Problem problem(String detail) {
        return new Problem(
                Exit.CHECK_FAILED,
                "",
                "demo: " + Figures.count(failed) + " failed, share " + (shareBack ? "back" : "not back")
                        + ", graceful stop exit " + drainExit + detail + " (expected: 0 failed, share back, exit 0)",
                List.of(),
                "run it again on a quieter machine; if it stays so, report it with the output of floe demo -v");
    }
}
