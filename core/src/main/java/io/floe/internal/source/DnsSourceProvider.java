package io.floe.internal.source;

import io.floe.endpoint.Endpoint;
import io.floe.fault.ConfigurationException;
import io.floe.spi.EndpointSource;
import io.floe.spi.EndpointSourceProvider;
import io.floe.spi.SourceContext;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code dns:ENDPOINT}: an endpoint whose host is a service name, {@code dns:ssl -h _ice._tcp.hello.shop.svc.cluster.local},
 * becomes one for each SRV record, with its host and port. Another host stays as it is, for each of its addresses is called
 * anyway. Stateless.
 */
public final class DnsSourceProvider implements EndpointSourceProvider {
    /** As often as names are resolved again. */
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private static final Pattern HOST = Pattern.compile("(?<=\\s-h )\\s*(_[^\\s:]+)(?=\\s|$)");

    /** For {@link java.util.ServiceLoader}. */
    public DnsSourceProvider() {}

    @Override
    public String scheme() {
        return "dns";
    }

    @Override
    public EndpointSource create(String text, SourceContext context) {
        return create(text, context, new ServiceRecords("dns:"));
    }

    static EndpointSource create(String text, SourceContext context, ServiceRecords records) {
        Matcher host = HOST.matcher(text);
        if (!host.find()) {
            List<Endpoint> endpoints = context.endpoints(text);
            return new PolledSource("dns:" + text, () -> endpoints, PERIOD, context);
        }
        if (text.contains(":") || text.matches(".*\\s-p\\s.*")) {
            throw new ConfigurationException(
                    "source 'dns:" + text + "': more than a service name (expected: one endpoint without -p)");
        }
        context.endpoints(text); // refused now rather than with the first call
        return new PolledSource(
                "dns:" + text,
                () -> records.of(host.group(1)).stream()
                        .flatMap(record -> context
                                .endpoints(text.substring(0, host.start(1)) + record.host() + " -p " + record.port()
                                        + text.substring(host.end(1)))
                                .stream())
                        .toList(),
                PERIOD,
                context);
    }
}
