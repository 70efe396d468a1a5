package io.floe.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 250ms}, {@code 5s}, {@code 1.5s}, {@code 2m}; a bare number is seconds. Stateless. */
final class Millis implements ITypeConverter<Duration> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m)?");

    @Override
    public Duration convert(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            double number = Double.parseDouble(matcher.group(1));
            String unit = matcher.group(2) == null ? "s" : matcher.group(2);
            double millis = switch (unit) {
                case "ms" -> number;
                case "m" -> number * 60_000;
                default -> number * 1000;
            };
            if (millis >= 1) {
                return Duration.ofMillis(Math.round(millis));
            }
        }
        throw new TypeConversionException(text + " (expected: a time such as 250ms, 5s or 2m)");
    }
}
