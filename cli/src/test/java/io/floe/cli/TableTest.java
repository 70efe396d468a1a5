package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void shouldAlignItsColumns() {
        Table table = new Table("lrl").head("name", "n", "note");
        table.row(Cell.of("a"), Cell.of("1,000"), Cell.of("x")).row(Cell.of("long one"), Cell.of("7"), Cell.of(""));

        assertThat(table.lines(Screen.piped().terminal()))
                .containsExactly("name          n  note", "a         1,000  x", "long one      7");
    }

    @Test
    void shouldNotCountColoursAsWidth() {
        Table table =
                new Table("ll").row(new Cell("UP", Paint.GREEN), Cell.of("x")).row(Cell.of("DOWN"), Cell.of("y"));

        assertThat(table.lines(Screen.live(80).terminal())).containsExactly("\u001b[32mUP\u001b[0m    x", "DOWN  y");
    }

    @Test
    void shouldCutWhatDoesNotFitALiveTerminal() {
        Table table = new Table("ll").row(Cell.of("0123456789"), Cell.of("abcdefghijkl"));

        assertThat(table.lines(Screen.live(20).terminal())).containsExactly("0123456789  abcdef…");
    }
}
