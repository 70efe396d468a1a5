package io.floe.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 64}, {@code 1KiB}, {@code 2MiB}: bytes. Stateless. */
final class Size implements ITypeConverter<Integer> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(B|KiB|MiB)?");
    private static final int LARGEST = 64 << 20;

    @Override
    public Integer convert(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            String unit = matcher.group(2) == null ? "B" : matcher.group(2);
            long bytes = Long.parseLong(matcher.group(1))
                    * switch (unit) {
                        case "KiB" -> 1 << 10;
                        case "MiB" -> 1 << 20;
                        default -> 1;
                    };
            if (bytes <= LARGEST) {
                return (int) bytes;
            }
        }
        throw new TypeConversionException(text + " (expected: bytes such as 64, 1KiB or 2MiB, 64MiB at most)");
    }
}
