package io.floe.bench;

import java.util.List;
import java.util.Locale;

/**
 * Draws how many times better than Ice for Java each contestant is: bars from 1x, on a logarithmic scale, with what Floe must
 * reach as a red line. Stateless.
 */
final class Plot {
    private static final List<String> COLOURS =
            List.of("#1f6f8b", "#4fb3bf", "#999999", "#e0a458", "#a15e49", "#6b5b95");
    private static final int BAR = 12;
    private static final int LEFT = 380;
    private static final int WIDTH = 460;
    private static final double LEAST = 0.25;
    private static final double MOST = 64;

    private Plot() {}

    static String svg(List<String> contestants, List<Results> all) {
        List<String> shown =
                contestants.stream().filter(name -> !name.equals(Results.BASE)).toList();
        int group = shown.size() * BAR + 14;
        int height = 60 + all.size() * group;
        StringBuilder out = new StringBuilder();
        line(
                out,
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif'"
                        + " font-size='12'>",
                LEFT + WIDTH + 60,
                height);
        line(out, "<rect width='100%%' height='100%%' fill='white'/>");
        for (int i = 0; i < shown.size(); i++) {
            line(
                    out,
                    "<rect x='%d' y='12' width='12' height='12' fill='%s'/><text x='%d' y='23'>%s</text>",
                    20 + i * 120,
                    COLOURS.get(i),
                    37 + i * 120,
                    shown.get(i));
        }
        for (double mark = LEAST; mark <= MOST; mark *= 2) {
            line(
                    out,
                    "<line x1='%.1f' x2='%.1f' y1='48' y2='%d' stroke='%s'/><text x='%.1f' y='43'"
                            + " text-anchor='middle' fill='#555'>%sx</text>",
                    x(mark),
                    x(mark),
                    height,
                    mark == 1 ? "#000" : "#ddd",
                    x(mark),
                    mark < 1 ? mark : (int) mark);
        }
        for (int i = 0; i < all.size(); i++) {
            bars(out, shown, all.get(i), 56 + i * group);
        }
        return out.append("</svg>\n").toString();
    }

    private static void bars(StringBuilder out, List<String> shown, Results results, int top) {
        line(
                out,
                "<text x='%d' y='%d' text-anchor='end'>%s, %s</text>",
                LEFT - 10,
                top + shown.size() * BAR / 2 + 4,
                results.workload().title(),
                results.wire());
        Goal goal = results.workload().goal(results.wire());
        if (!goal.word().isEmpty()) {
            double must = x(results.workload().byLatency() ? 1 / goal.must() : goal.must());
            line(
                    out,
                    "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#c00' stroke-width='2'/>",
                    must,
                    must,
                    top - 3,
                    top + shown.size() * BAR + 2);
        }
        for (int i = 0; i < shown.size(); i++) {
            double ratio = results.ratio(shown.get(i));
            if (Double.isNaN(ratio)) {
                continue;
            }
            double better = results.workload().byLatency() ? 1 / ratio : ratio;
            double from = Math.min(x(1), x(better));
            line(
                    out,
                    "<rect x='%.1f' y='%d' width='%.1f' height='%d' fill='%s'/>",
                    from,
                    top + i * BAR,
                    Math.abs(x(better) - x(1)),
                    BAR - 1,
                    COLOURS.get(i));
        }
    }

    private static double x(double ratio) {
        double bounded = Math.max(LEAST, Math.min(MOST, ratio));
        return LEFT + WIDTH * Math.log(bounded / LEAST) / Math.log(MOST / LEAST);
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
