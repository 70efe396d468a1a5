package io.floe.internal.text;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointCodecs;
import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the endpoint lists of object adapters: {@code endpoint { ':' endpoint } [ ':' ]}. Used by many threads.
 *
 * <p>Stricter than in a proxy: an unknown protocol is always an error. Laxer: one {@code :} may stand at the end
 * (observed from Ice 3.7.8).
 */
public final class EndpointListParser {
    private final EndpointParser endpointParser;

    public EndpointListParser(EndpointCodecs codecs, TextSettings settings) {
        this.endpointParser = new EndpointParser(codecs, settings);
    }

    /**
     * Reads the endpoints that an adapter listens at; at least one.
     *
     * @throws EndpointSyntaxException if the text is empty or malformed, or a protocol is unknown
     */
    public List<Endpoint> listening(String text) {
        return parse(text, true);
    }

    /**
     * Reads the endpoints that an adapter's proxies carry, by the rules of proxies: no {@code *}; at least one.
     *
     * @throws EndpointSyntaxException if the text is empty or malformed, or a protocol is unknown
     */
    public List<Endpoint> published(String text) {
        return parse(text, false);
    }

    private List<Endpoint> parse(String text, boolean forListening) {
        List<TextSpan> texts = new ArrayList<>(EndpointSplitter.split(TextSpan.of(text)));
        TextSpan last = texts.get(texts.size() - 1);
        if (texts.size() > 1 && last.text().isBlank()) {
            texts.remove(texts.size() - 1);
        }
        return texts.stream().map(each -> parse(each, forListening)).toList();
    }

    private Endpoint parse(TextSpan text, boolean forListening) {
        ParsedEndpoint parsed = endpointParser.parse(text, forListening);
        if (parsed instanceof ParsedEndpoint.Unknown unknown) {
            throw unknown.refusal();
        }
        return ((ParsedEndpoint.Known) parsed).endpoint();
    }
}
