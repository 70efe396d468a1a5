package io.floe.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A Slice type that a command line can say: the basic ones, sequences, dictionaries and structs. Immutable. */
sealed interface SliceType {
    /** What an argument must look like. */
    String form();

    /** Encodes the value that the parser stands at. */
    void write(IceWriter out, JsonParser value) throws IOException;

    /** The next value as JSON. */
    String read(IceReader in);

    private static void expect(JsonParser value, JsonToken token, String what) {
        if (value.currentToken() != token) {
            throw new IllegalArgumentException(what);
        }
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** Sequences and dictionaries say how many they hold before what they hold. */
    private static void writeCounted(IceWriter out, int count, IceWriter elements) {
        out.writeSize(count);
        for (byte b : elements.toByteArray()) {
            out.writeByte(b);
        }
    }

    /** One of Slice's own. */
    record Basic(BasicType type) implements SliceType {
        @Override
        public String form() {
            return "a value of type " + type.word();
        }

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
            return type == BasicType.STRING ? quoted(text) : text;
        }
    }

    /** {@code sequence<T>}, as {@code T[]}. */
    record Sequence(SliceType element) implements SliceType {
        @Override
        public String form() {
            return "a JSON array of values of the type";
        }

        @Override
        public void write(IceWriter out, JsonParser value) throws IOException {
            expect(value, JsonToken.START_ARRAY, "a JSON array");
            IceWriter elements = IceWriter.of(out.encoding());
            int count = 0;
            while (value.nextToken() != JsonToken.END_ARRAY) {
                element.write(elements, value);
                count++;
            }
            writeCounted(out, count, elements);
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

    /** {@code dictionary<K, V>}, as <code>{K:V}</code>; in JSON an object, whatever its keys are. */
    record Dictionary(BasicType key, SliceType value) implements SliceType {
        @Override
        public String form() {
            return "a JSON object of values of the type";
        }

        @Override
        public void write(IceWriter out, JsonParser json) throws IOException {
            expect(json, JsonToken.START_OBJECT, "a JSON object");
            IceWriter entries = IceWriter.of(out.encoding());
            int count = 0;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                key.write(entries, json.currentName());
                json.nextToken();
                value.write(entries, json);
                count++;
            }
            writeCounted(out, count, entries);
        }

        @Override
        public String read(IceReader in) {
            int count = in.readCount(2);
            List<String> entries = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                entries.add(quoted(key.read(in)) + ": " + value.read(in));
            }
            return entries.stream().collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /** A struct by the types of its members, as <code>{T,T}</code>; in JSON an array of their values. */
    record Struct(List<SliceType> members) implements SliceType {
        @Override
        public String form() {
            return "a JSON array with a value for each member";
        }

        @Override
        public void write(IceWriter out, JsonParser value) throws IOException {
            expect(value, JsonToken.START_ARRAY, "a JSON array");
            for (SliceType member : members) {
                value.nextToken();
                member.write(out, value);
            }
            value.nextToken();
            expect(value, JsonToken.END_ARRAY, "as many values as members");
        }

        @Override
        public String read(IceReader in) {
            List<String> values = new ArrayList<>();
            for (SliceType member : members) {
                values.add(member.read(in));
            }
            return values.toString();
        }
    }
}
