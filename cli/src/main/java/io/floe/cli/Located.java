package io.floe.cli;

import io.floe.Communicator;
import io.floe.EndpointStatus;
import io.floe.Proxy;
import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * What a locator answered for a proxy without endpoints. Immutable.
 *
 * @param locator whom it is known by
 * @param direct the same proxy with the endpoints that were answered
 */
record Located(String locator, Proxy direct) {
    private static final String LOCATOR = "Ice.Default.Locator";

    /** Asks the locator; empty if the text has endpoints of its own, or there is nobody to ask. */
    static Optional<Located> ask(Communicator communicator, Proxy proxy) {
        String locator = locator(communicator, proxy);
        if (locator.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text =
                new StringBuilder(proxy.reference().withAdapterId("").toString());
        answer(locator, proxy).forEach(endpoint -> text.append(':').append(EndpointText.of(endpoint)));
        return Optional.of(new Located(locator, communicator.proxy(text.toString())));
    }

    private static String locator(Communicator communicator, Proxy proxy) {
        return proxy.reference().endpoints().isEmpty()
                ? communicator.properties().getOrDefault(LOCATOR, "")
                : "";
    }

    private static List<Endpoint> answer(String locator, Proxy proxy) {
        try {
            return proxy.resolve().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ProblemException(new Problem(
                    Exit.UNREACHABLE,
                    "",
                    String.valueOf(cause.getMessage()),
                    List.of(),
                    "see whether the locator runs and who is registered: floe ping '" + locator + "'"));
        }
    }

    /** The endpoints that calls of a proxy see, without those of the locator, unless the object is one of the locator's. */
    static List<EndpointStatus> servers(Communicator communicator, Proxy proxy) {
        String text = locator(communicator, proxy);
        if (text.isEmpty()) {
            return communicator.endpoints();
        }
        Proxy locator = communicator.proxy(text);
        if (locator.identity().category().equals(proxy.identity().category())) {
            return communicator.endpoints();
        }
        List<String> passedOver =
                locator.usableEndpoints().stream().map(EndpointText::of).toList();
        return communicator.endpoints().stream()
                .filter(status -> !passedOver.contains(status.endpoint()))
                .toList();
    }

    /** One line. */
    String line() {
        return "locator   " + locator + " answered "
                + Figures.plural(direct.reference().endpoints().size(), "endpoint");
    }
}
