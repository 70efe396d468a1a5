package io.floe.cli;

/** The few colours that are used, as ANSI escapes (ECMA-48, SGR). */
enum Paint {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String parameter;

    Paint(String parameter) {
        this.parameter = parameter;
    }

    /** The text in this colour. */
    String on(String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + parameter + "m" + text + "\u001b[0m";
    }
}
