package io.floe.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 30d} and {@code 12h}; a bare number is days. Stateless. */
final class Days implements ITypeConverter<Duration> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})([dh]?)");

    @Override
    public Duration convert(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(text + " (expected: a time such as 30d or 12h)");
        }
        long number = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number);
    }
}
