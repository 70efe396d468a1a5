package io.floe.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Values drawn from a seed, so that a test which fails names all that it takes to fail again. Owned by one test. */
public final class Draw {
    private final Random random;

    public Draw(long seed) {
        random = new Random(seed);
    }

    /** The seeds that every build tries. */
    public static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    public int number(int min, int max) {
        return (int) (min + random.nextLong((long) max - min + 1));
    }

    /** Now and then an edge of the range, where mistakes live. */
    public int integer() {
        return switch (number(0, 5)) {
            case 0 -> Integer.MIN_VALUE;
            case 1 -> Integer.MAX_VALUE;
            case 2 -> number(-1, 1);
            default -> random.nextInt();
        };
    }

    public long longInteger() {
        return number(0, 5) == 0 ? Long.MIN_VALUE : random.nextLong();
    }

    public double real() {
        return Double.longBitsToDouble(random.nextLong());
    }

    public boolean bool() {
        return random.nextBoolean();
    }

    public byte[] bytes(int min, int max) {
        byte[] bytes = new byte[number(min, max)];
        random.nextBytes(bytes);
        return bytes;
    }

    @SafeVarargs
    public final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    @SafeVarargs
    public final <T> T oneOf(Supplier<? extends T>... choices) {
        return choices[random.nextInt(choices.length)].get();
    }

    public <T> List<T> list(int max, Supplier<? extends T> element) {
        List<T> list = new ArrayList<>();
        for (int i = number(0, max); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    public <T> Optional<T> maybe(Supplier<? extends T> value) {
        return bool() ? Optional.of(value.get()) : Optional.empty();
    }

    /** Text of code points of the range. */
    public String text(int maxLength, int min, int max) {
        StringBuilder text = new StringBuilder();
        for (int i = number(0, maxLength); i > 0; i--) {
            text.appendCodePoint(number(min, max));
        }
        return text.toString();
    }
}
