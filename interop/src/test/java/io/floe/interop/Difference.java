package io.floe.interop;

import io.floe.endpoint.SyntaxCode;
import java.util.List;

/** A row where Floe does not do as Ice for C++ does, with what it does instead. */
record Difference(String group, String input, String floe) {
    private static final String REFUSED = "refused: " + SyntaxCode.BAD_IDENTITY;

    /** All of them; docs/protocol.md lists the same. */
    static final List<Difference> ALL = List.of(
            new Difference("identity", "\\377", REFUSED),
            new Difference("tostring_Unicode", "\\x80", REFUSED),
            new Difference("tostring_ASCII", "\\x80", REFUSED),
            new Difference("tostring_Compat", "\\x80", REFUSED),
            new Difference("tcp", "a:tcp -h 'a b' -p 1", "a -t -e 1.1:tcp -h \"a b\" -p 1 -t 60000"),
            new Difference("tcp", "a:tcp -h \"a b\" -p 1", "a -t -e 1.1:tcp -h \"a b\" -p 1 -t 60000"),
            new Difference("ws", "a:ws -h h -p 1 -r \"/a b\"", "a -t -e 1.1:ws -h h -p 1 -t 60000 -r \"/a b\""));

    boolean concerns(StringRow row) {
        return group.equals(row.group()) && input.equals(row.input());
    }

    /** The row of the table in docs/protocol.md. */
    String tableRow() {
        return "| " + group + " | `" + input + "` | " + (floe.startsWith("refused") ? floe : "`" + floe + "`") + " |";
    }
}
