package io.floe.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A Slice type that a command line can say: the basic ones, and sequences. Immutable. */
sealed interface SliceType {
    /** The type of a word such as {@code int} or {@code string[]}. */
    static SliceType of(String word) {
        if (word.endsWith("[]")) {
            return new Sequence(of(word.substring(0, word.length() - 2)));
        }
        for (BasicType basic : BasicType.values()) {
            if (basic.word().equals(word)) {
                return new Basic(basic);
            }
        }
        throw new ProblemException(Problem.usage(
                "--sig: " + word + " (expected: " + BasicType.words() + " or one of these with [])",
                "such as: --sig '(int,string[])->string'"));
    }

    /** Encodes the value that the parser stands at. */
    void write(IceWriter out, JsonParser value) throws IOException;

    /** The next value as JSON. */
    String read(IceReader in);

    /** One of Slice's own. */
    record Basic(BasicType type) implements SliceType {
        @Override
        public void write(IceWriter out, JsonParser value) throws IOException {
            if (value.currentToken() == null || !value.currentToken().isScalarValue()) {
                throw new IllegalArgumentException(type.word());
            }
            type.write(out, value.getText());
        }

        @Override
        public String read(IceReader in) {
            String text = type.read(in);
            return type == BasicType.STRING
                    ? '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"'
                    : text;
        }
    }

    /** {@code sequence<T>}, as {@code T[]}. */
    record Sequence(SliceType element) implements SliceType {
        @Override
        public void write(IceWriter out, JsonParser value) throws IOException {
            if (value.currentToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("a JSON array");
            }
            IceWriter elements = IceWriter.of(out.encoding());
            int count = 0;
            while (value.nextToken() != JsonToken.END_ARRAY) {
                element.write(elements, value);
                count++;
            }
            out.writeSize(count);
            for (byte b : elements.toByteArray()) {
                out.writeByte(b);
            }
        }

        @Override
        public String read(IceReader in) {
            int count = in.readCount(1);
            List<String> elements = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                elements.add(element.read(in));
            }
            return elements.toString();
        }
    }
}
