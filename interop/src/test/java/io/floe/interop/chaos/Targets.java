package io.floe.interop.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a Floe client with its defaults should reach on a quiet machine; told, not asserted. Owned by whoever collects. */
final class Targets {
    private static final double SHARE_BACK = 1_500;

    private final List<String> missed = new ArrayList<>();

    private Targets() {}

    /** What was missed, and by how much. */
    static List<String> missed(Measured measured) {
        Targets targets = new Targets();
        targets.ofAll(measured);
        targets.ofOne(measured);
        return targets.missed;
    }

    private void ofAll(Measured measured) {
        Fault fault = measured.seen().fault();
        if (fault != Fault.ALL_DOWN) {
            atMost("failed i", measured.safe().failed(), 0);
        }
        atMost("n executed twice", measured.twice(), 0);
        atMost("slots lost %", 100 * measured.lost(), fault.silent() ? 3 : 1);
        atMost("dials/s", measured.dials(), 2);
        atMost("even", measured.even(), 1.02);
        if (fault.harmless()) {
            atMost("failed n", measured.once().failed(), 0);
        }
    }

    private void ofOne(Measured measured) {
        switch (measured.seen().fault()) {
            case NONE -> {}
            case KILL_ONE, KILL_TWO, TERMINATE, ROLLING, NAME, TWO_PORTS -> atMost("back", measured.back(), SHARE_BACK);
            case FLAPPING -> {
                atMost("failed n", measured.once().failed(), 3); // one for each time that it went
                atMost("back", measured.back(), 3_000);
            }
            case STOP, DROP_ALL, DROP_REQUESTS, DROP_REPLIES, LINK_DOWN -> silence(measured);
            case REFUSED, CLOSES, SILENT, BLACK_HOLE -> {
                atMost("first", measured.first(), 50);
                atMost("back", measured.back(), SHARE_BACK);
            }
            case EXPIRED -> {
                atMost("first", measured.first(), 50);
                atMost("back", measured.back(), 1.2 * 4_000 + 1_000); // one recheck, the second or third
            }
            case DELAY, SLOW -> {
                atMost("i worst", measured.safe().worst(), 150);
                atMost("share later %", scaled(measured.badShare(), 100), 5);
                atMost("back", measured.back(), 2_000);
            }
            case LOSS -> {
                atMost("i p99", measured.safe().p99(), 60);
                atMost("n p99", measured.once().p99(), 450);
            }
            case ALL_DOWN -> {
                atMost("refusal", measured.refusal(), 10);
                atMost("first OK", measured.firstOk(), 500);
                atMost("back", measured.back(), SHARE_BACK);
            }
        }
    }

    private void silence(Measured measured) {
        Fault fault = measured.seen().fault();
        atMost("i worst", measured.safe().worst(), 150);
        atMost("away", measured.away(), 150);
        atMost("n exposed", measured.exposed(), 8);
        if (fault != Fault.STOP) {
            atMost("n worst", measured.once().worst(), 2_500);
        }
        atMost("back", measured.back(), fault == Fault.LINK_DOWN ? SHARE_BACK + 1_000 : SHARE_BACK);
    }

    private static OptionalDouble scaled(OptionalDouble figure, double factor) {
        return figure.isEmpty() ? figure : OptionalDouble.of(factor * figure.getAsDouble());
    }

    private void atMost(String what, OptionalDouble figure, double limit) {
        if (figure.isEmpty()) {
            missed.add(what + " never (" + text(limit) + ")");
        } else {
            atMost(what, figure.getAsDouble(), limit);
        }
    }

    private void atMost(String what, long count, int limit) {
        atMost(what, (double) count, limit);
    }

    private void atMost(String what, double figure, double limit) {
        if (figure > limit) {
            missed.add(what + " " + text(figure) + " (" + text(limit) + ")");
        }
    }

    private static String text(double figure) {
        return String.format(Locale.ROOT, figure < 10 && figure != Math.rint(figure) ? "%.2f" : "%.0f", figure);
    }
}
