package io.floe.endpoint;

/** Prints endpoints. */
public final class EndpointText {
    private EndpointText() {}

    /** The canonical text of an endpoint, as Ice prints it: the protocol word and its options. */
    public static String of(Endpoint endpoint) {
        OptionWriter out = new OptionWriter(endpoint.protocol());
        endpoint.writeOptions(out);
        return out.toString();
    }
}
