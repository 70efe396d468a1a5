package io.floe.cli;

/** A piece of a table: its text, and a colour that takes no room. Immutable. */
record Cell(String text, Paint paint) {
    static Cell of(String text) {
        return new Cell(text, Paint.PLAIN);
    }
}
