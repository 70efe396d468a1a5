package io.floe.cli;

import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Slice's basic types, with how their values are said in words. */
enum BasicType {
    BOOL,
    BYTE,
    SHORT,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    STRING,
    /** By its number: Slice knows the names. */
    ENUM;

    private static final int OCTET_MAX = 255;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String words() {
        return Arrays.stream(values()).map(BasicType::word).collect(Collectors.joining(", "));
    }

    String read(IceReader in) {
        return switch (this) {
            case BOOL -> Boolean.toString(in.readBool());
            case BYTE -> Integer.toString(in.readUnsignedByte());
            case SHORT -> Short.toString(in.readShort());
            case INT -> Integer.toString(in.readInt());
            case LONG -> Long.toString(in.readLong());
            case FLOAT -> Float.toString(in.readFloat());
            case DOUBLE -> Double.toString(in.readDouble());
            case STRING -> in.readString();
            case ENUM -> Integer.toString(in.readSize());
        };
    }

    /** @throws IllegalArgumentException if the text is no value of the type */
    void write(IceWriter out, String text) {
        switch (this) {
            case BOOL -> out.writeBool(truth(text));
            case BYTE -> out.writeByte(octet(text));
            case SHORT -> out.writeShort(Short.parseShort(text));
            case INT -> out.writeInt(Integer.parseInt(text));
            case LONG -> out.writeLong(Long.parseLong(text));
            case FLOAT -> out.writeFloat(Float.parseFloat(text));
            case DOUBLE -> out.writeDouble(Double.parseDouble(text));
            case STRING -> out.writeString(text);
            case ENUM -> out.writeSize(natural(text));
        }
    }

    private static boolean truth(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException(text);
    }

    private static int natural(String text) {
        int value = Integer.parseInt(text);
        if (value < 0) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static int octet(String text) {
        int value = Integer.parseInt(text);
        if (value < 0 || value > OCTET_MAX) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
