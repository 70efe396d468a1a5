package io.floe.cli;

import io.floe.endpoint.EndpointDefaults;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.TextSpan;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Where a trace listens or leads to: the host and port of a tcp endpoint's text. Stateless. */
final class TraceAddress {
    private TraceAddress() {}

    static InetSocketAddress of(String what, String text) {
        if (!text.trim().matches("tcp( .*)?")) {
            throw new ProblemException(Problem.usage(
                    what + ": " + text + " (expected: a tcp endpoint)",
                    "such as 'tcp -h 127.0.0.1 -p 4061'; TLS hides the messages from a relay"));
        }
        OptionReader options = OptionReader.of(TextSpan.of(text.trim()), true, EndpointDefaults.STANDARD);
        String host = options.host();
        int port = options.port();
        options.text("-t");
        options.flag("-z");
        options.refuseUnread();
        try {
            return new InetSocketAddress(
                    host.isEmpty() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new ProblemException(
                    Problem.usage(what + ": " + host + " (expected: a host that is known)", "check the name"));
        }
    }
}
