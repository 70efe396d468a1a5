package io.floe.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.floe.Reply;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The types of an operation's parameters and results, such as {@code (int,string)->string}: in Slice's order, out-parameters
 * before the return value. Immutable.
 */
record Signature(List<SliceType> parameters, List<SliceType> results) {
    private static final Pattern SYNTAX = Pattern.compile("\\(([^()]*)\\)(?:->(?:\\(([^()]*)\\)|([^()]+)))?");
    private static final JsonFactory JSON = new JsonFactory();

    static Signature of(String text) {
        Matcher matcher = SYNTAX.matcher(text.replace(" ", ""));
        if (!matcher.matches()) {
            throw new ProblemException(Problem.usage(
                    "--sig: " + text + " (expected: types in brackets, and those of the results after ->)",
                    "such as: --sig '(int,string[])->string'"));
        }
        String results = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        return new Signature(TypeParser.types(matcher.group(1)), TypeParser.types(results == null ? "void" : results));
    }

    /** Encodes arguments, basic ones as they are, others as JSON. */
    void write(IceWriter out, List<String> arguments) {
        if (arguments.size() != parameters.size()) {
            throw new ProblemException(Problem.usage(
                    "arguments: " + arguments.size() + " (expected: " + parameters.size() + ", as --sig says)",
                    "give one argument for each type"));
        }
        for (int i = 0; i < arguments.size(); i++) {
            write(out, parameters.get(i), arguments.get(i));
        }
    }

    private static void write(IceWriter out, SliceType type, String argument) {
        try {
            if (type instanceof SliceType.Basic basic) {
                basic.type().write(out, argument);
                return;
            }
            try (JsonParser json = JSON.createParser(argument)) {
                json.nextToken();
                type.write(out, json);
                if (json.nextToken() != null) {
                    throw new IllegalArgumentException(argument);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(Problem.usage(
                    "argument: " + argument + " (expected: " + type.form() + ")",
                    "such as: --sig '(int,string[],{string:int})' 42 '[\"a\", \"b\"]' '{\"a\": 1}'"));
        }
    }

    /** The results in words, one each. */
    List<String> words(Reply reply) {
        return results.isEmpty() ? List.of("ok, no results") : reply.read(this::words);
    }

    private List<String> words(IceReader in) {
        List<String> words = new ArrayList<>();
        for (SliceType type : results) {
            words.add(type instanceof SliceType.Basic basic ? basic.type().read(in) : type.read(in));
        }
        return words;
    }
}
