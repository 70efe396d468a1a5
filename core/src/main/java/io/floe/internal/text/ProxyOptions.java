package io.floe.internal.text;

import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.ProxyMode;
import io.floe.endpoint.SyntaxCode;
import io.floe.endpoint.TextSpan;
import io.floe.wire.EncodingVersion;
import io.floe.wire.ProtocolVersion;
import java.util.Optional;

/** The options of a proxy as they are read, the last of each counting; owned by the thread that parses, for one text. */
final class ProxyOptions {
    private final Scanner scanner;
    private String facet = "";
    private ProxyMode mode = ProxyMode.TWOWAY;
    private boolean secure;
    private ProtocolVersion protocol = ProtocolVersion.V1_0;
    private EncodingVersion encoding;

    ProxyOptions(Scanner scanner, EncodingVersion encoding) {
        this.scanner = scanner;
        this.encoding = encoding;
    }

    String facet() {
        return facet;
    }

    ProxyMode mode() {
        return mode;
    }

    boolean secure() {
        return secure;
    }

    ProtocolVersion protocol() {
        return protocol;
    }

    EncodingVersion encoding() {
        return encoding;
    }

    /** Reads up to the end, the first endpoint or the adapter id. */
    void read() {
        scanner.skipBlanks();
        while (!scanner.atEnd() && !scanner.sees(":@")) {
            TextSpan option = option();
            scanner.skipBlanks();
            Optional<TextSpan> value = value();
            take(option, value);
            scanner.skipBlanks();
        }
    }

    private TextSpan option() {
        TextSpan option =
                scanner.sees("\"'") ? scanner.rest() : scanner.take(":@").span();
        if (option.end() - option.start() != 2 || option.input().charAt(option.start()) != '-') {
            throw unknown(option);
        }
        return option;
    }

    private Optional<TextSpan> value() {
        if (scanner.atEnd() || scanner.sees(":@-")) {
            return Optional.empty();
        }
        return Optional.of(scanner.take(":@").span());
    }

    private void take(TextSpan option, Optional<TextSpan> value) {
        switch (option.input().charAt(option.start() + 1)) {
            case 'f' -> facet = facet(required(option, value));
            case 'e' -> encoding = encoding(required(option, value));
            case 'p' -> protocol = protocol(required(option, value));
            case 's' -> {
                refuseValue(option, value);
                secure = true;
            }
            default -> {
                mode = mode(option);
                refuseValue(option, value);
            }
        }
    }

    private ProxyMode mode(TextSpan option) {
        for (ProxyMode candidate : ProxyMode.values()) {
            if (candidate.option().equals(option.text())) {
                return candidate;
            }
        }
        throw unknown(option);
    }

    private String facet(TextSpan value) {
        return Unescaper.unescape(
                value,
                Unescaper.NOTHING_MORE,
                (culprit, expected) ->
                        EndpointSyntaxException.of(SyntaxCode.BAD_FACET, scanner.proxy(), culprit, "-f", expected));
    }

    private EncodingVersion encoding(TextSpan value) {
        return Versions.encoding(value.text()).orElseThrow(() -> badVersion("-e", value));
    }

    private ProtocolVersion protocol(TextSpan value) {
        return Versions.protocol(value.text()).orElseThrow(() -> badVersion("-p", value));
    }

    private EndpointSyntaxException badVersion(String option, TextSpan value) {
        return EndpointSyntaxException.of(SyntaxCode.BAD_VERSION, scanner.proxy(), value, option, Versions.EXPECTED);
    }

    private EndpointSyntaxException unknown(TextSpan option) {
        return EndpointSyntaxException.of(
                SyntaxCode.UNKNOWN_PROXY_OPTION,
                scanner.proxy(),
                option,
                "option",
                "one of -f -t -o -O -d -D -s -e -p, then : and endpoints or @ and an adapter id");
    }

    private TextSpan required(TextSpan option, Optional<TextSpan> value) {
        return value.filter(span -> span.start() < span.end())
                .orElseThrow(() -> new EndpointSyntaxException(
                        SyntaxCode.NO_PROXY_VALUE,
                        scanner.proxy(),
                        option,
                        option.text() + ": no value (expected: one that does not begin with '-')"));
    }

    private void refuseValue(TextSpan option, Optional<TextSpan> value) {
        value.ifPresent(span -> {
            throw EndpointSyntaxException.of(
                    SyntaxCode.STRAY_PROXY_VALUE, scanner.proxy(), span, option.text(), "no value");
        });
    }
}
