package io.floe.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells with aligned columns. Owned by the thread that fills it. */
final class Table {
    private static final String GAP = "  ";

    private final String alignment;
    private boolean whole;
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param alignment a letter for each column: {@code l} or {@code r}
     */
    Table(String alignment) {
        this.alignment = alignment;
    }

    Table row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Not cut at the terminal's width: a fingerprint that lacks its end is worth nothing. */
    Table whole() {
        whole = true;
        return this;
    }

    Table head(String... titles) {
        List<Cell> cells = new ArrayList<>();
        for (String title : titles) {
            cells.add(new Cell(title, Paint.DIM));
        }
        rows.add(cells);
        return this;
    }

    List<String> lines(Terminal terminal) {
        int[] widths = new int[alignment.length()];
        for (List<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).text().length());
            }
        }
        return rows.stream().map(row -> line(row, widths, terminal)).toList();
    }

    private String line(List<Cell> row, int[] widths, Terminal terminal) {
        StringBuilder line = new StringBuilder();
        int room = terminal.live() && !whole ? terminal.width() - 1 : Integer.MAX_VALUE;
        int used = 0;
        int blanks = 0;
        for (int i = 0; i < row.size(); i++) {
            Cell cell = row.get(i);
            int padding = widths[i] - cell.text().length();
            int before = blanks + (i == 0 ? 0 : GAP.length()) + (alignment.charAt(i) == 'r' ? padding : 0);
            String text = cut(cell.text(), room - used - before);
            if (text.isEmpty()) {
                blanks = before + padding; // nothing is printed after the last text
                continue;
            }
            line.append(" ".repeat(before)).append(terminal.paint(cell.paint(), text));
            used += before + text.length();
            blanks = alignment.charAt(i) == 'r' ? 0 : padding;
        }
        return line.toString();
    }

    private static String cut(String text, int room) {
        if (text.length() <= room) {
            return text;
        }
        return room < 2 ? "" : text.substring(0, room - 1) + "…";
    }
}
