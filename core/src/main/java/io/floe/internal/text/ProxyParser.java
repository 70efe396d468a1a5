package io.floe.internal.text;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointCodecs;
import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.SyntaxCode;
import io.floe.endpoint.TextSpan;
import io.floe.wire.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads proxies from their text. Used by many threads.
 *
 * <pre>
 * proxy     = "" | nil | identity { option } [ endpoints | adapter ]
 * nil       = '""' | "''" | '/'
 * identity  = token                                  see {@link IdentityParser}
 * option    = '-f' token | '-e' version | '-p' version | '-s' | '-t' | '-o' | '-O' | '-d' | '-D'
 * endpoints = ':' endpoint { ':' endpoint }          see {@link EndpointSplitter} and {@link EndpointParser}
 * adapter   = '@' token                              which only a blank ends
 * token     = '"' { char } '"' | "'" { char } "'" | char { char }      see {@link Unescaper}
 * </pre>
 *
 * Blanks (space, tab, LF, CR) may stand between all of these; {@code :} and {@code @} end an unquoted token. Follows Ice
 * 3.7.8; where Floe differs is in docs/protocol.md.
 */
public final class ProxyParser {
    private static final Logger log = LoggerFactory.getLogger(ProxyParser.class);

    private final EndpointParser endpointParser;
    private final TextSettings settings;

    public ProxyParser(EndpointCodecs codecs, TextSettings settings) {
        this.endpointParser = new EndpointParser(codecs, settings);
        this.settings = settings;
    }

    /**
     * Reads a proxy; nil is empty. Endpoints of unknown protocols beside known ones are dropped with a warning.
     *
     * @throws EndpointSyntaxException if the text is malformed, or no endpoint's protocol is known
     */
    public Optional<ObjectReference> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Scanner scanner = new Scanner(TextSpan.of(text));
        Optional<Identity> identity = identity(scanner);
        if (identity.isEmpty()) {
            refuseMore(scanner, "nothing after a nil proxy");
            return Optional.empty();
        }
        ProxyOptions options = new ProxyOptions(scanner, settings.encoding());
        options.read();
        List<Endpoint> endpoints = scanner.sees(":") ? endpoints(scanner) : List.of();
        String adapterId = scanner.sees("@") ? adapterId(scanner) : "";
        return Optional.of(new ObjectReference(
                identity.get(),
                options.facet(),
                options.mode(),
                options.secure(),
                options.protocol(),
                options.encoding(),
                endpoints,
                adapterId));
    }

    private static Optional<Identity> identity(Scanner scanner) {
        scanner.skipBlanks();
        Scanner.Token token = scanner.take(":@");
        if (token.isMissing()) {
            throw new EndpointSyntaxException(
                    SyntaxCode.NO_IDENTITY, scanner.proxy(), token.span(), "identity: none (expected: one, or \"\")");
        }
        return IdentityParser.parse(token.span());
    }

    private List<Endpoint> endpoints(Scanner scanner) {
        scanner.skipOne();
        List<Endpoint> known = new ArrayList<>();
        List<ParsedEndpoint.Unknown> unknown = new ArrayList<>();
        for (TextSpan text : EndpointSplitter.split(scanner.rest())) {
            ParsedEndpoint parsed = endpointParser.parse(text, false);
            if (parsed instanceof ParsedEndpoint.Known one) {
                known.add(one.endpoint());
            } else if (parsed instanceof ParsedEndpoint.Unknown one) {
                unknown.add(one);
            }
        }
        scanner.skipRest();
        if (known.isEmpty()) {
            throw unknown.get(0).refusal();
        }
        if (!unknown.isEmpty()) {
            List<String> dropped =
                    unknown.stream().map(one -> one.text().shown()).toList();
            log.warn(
                    "Dropped endpoints of unknown protocols: {} of proxy '{}'",
                    dropped,
                    scanner.proxy().shown());
        }
        return known;
    }

    private static String adapterId(Scanner scanner) {
        scanner.skipOne();
        scanner.skipBlanks();
        TextSpan token = scanner.take("").span();
        String adapterId = Unescaper.unescape(
                token,
                Unescaper.NOTHING_MORE,
                (culprit, expected) -> EndpointSyntaxException.of(
                        SyntaxCode.BAD_ADAPTER_ID, scanner.proxy(), culprit, "adapter id", expected));
        if (adapterId.isEmpty()) {
            throw new EndpointSyntaxException(
                    SyntaxCode.BAD_ADAPTER_ID, scanner.proxy(), token, "adapter id: none (expected: one after @)");
        }
        refuseMore(scanner, "nothing after the adapter id");
        return adapterId;
    }

    private static void refuseMore(Scanner scanner, String expected) {
        scanner.skipBlanks();
        if (!scanner.atEnd()) {
            throw EndpointSyntaxException.of(
                    SyntaxCode.TRAILING_TEXT, scanner.proxy(), scanner.rest(), "text", expected);
        }
    }
}
