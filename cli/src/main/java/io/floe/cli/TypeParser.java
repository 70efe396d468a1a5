package io.floe.cli;

import java.util.ArrayList;
import java.util.List;

/** Reads types such as <code>int,string[],{string:{int,bool}}</code>. Owned by whoever makes it. */
final class TypeParser {
    private final String text;
    private int at;

    private TypeParser(String text) {
        this.text = text;
    }

    /** The types of a list without blanks; none of an empty one. */
    static List<SliceType> types(String text) {
        if (text.isEmpty() || text.equals("void")) {
            return List.of();
        }
        TypeParser parser = new TypeParser(text);
        List<SliceType> types = parser.list();
        if (parser.at < text.length()) {
            throw parser.refused(text.substring(parser.at));
        }
        return types;
    }

    private List<SliceType> list() {
        List<SliceType> types = new ArrayList<>();
        types.add(type());
        while (takes(",")) {
            types.add(type());
        }
        return types;
    }

    private SliceType type() {
        SliceType type = takes("{") ? braced() : word();
        while (takes("[]")) {
            type = new SliceType.Sequence(type);
        }
        return type;
    }

    private SliceType braced() {
        int start = at;
        List<SliceType> types = list();
        SliceType type;
        if (takes(":")) {
            if (types.size() != 1 || !(types.get(0) instanceof SliceType.Basic key)) {
                throw refused(text.substring(start, at));
            }
            type = new SliceType.Dictionary(key.type(), type());
        } else {
            type = new SliceType.Struct(List.copyOf(types));
        }
        if (!takes("}")) {
            throw refused(text.substring(start - 1));
        }
        return type;
    }

    private SliceType word() {
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        for (BasicType basic : BasicType.values()) {
            if (basic.word().equals(word)) {
                return new SliceType.Basic(basic);
            }
        }
        throw refused(word.isEmpty() ? text.substring(start) : word);
    }

    private boolean takes(String token) {
        boolean there = text.startsWith(token, at);
        at += there ? token.length() : 0;
        return there;
    }

    private ProblemException refused(String what) {
        return new ProblemException(Problem.usage(
                "--sig: " + (what.isEmpty() ? "'" + text + "' ends too soon" : what) + " (expected: "
                        + BasicType.words() + ", T[], {K:V} or {T,T})",
                "such as: --sig '(int,string[],{string:int})->{int,string}'; for anything else say --hex BYTES"));
    }
}
