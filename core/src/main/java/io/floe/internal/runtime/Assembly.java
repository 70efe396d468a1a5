package io.floe.internal.runtime;

import io.floe.CallObserver;
import io.floe.EndpointListener;
import io.floe.Proxy;
import io.floe.balance.BalancerProvider;
import io.floe.endpoint.ObjectReference;
import io.floe.fault.Backoff;
import io.floe.fault.ConfigurationException;
import io.floe.fault.RetryBudget;
import io.floe.fault.RetryPolicy;
import io.floe.internal.client.Balancers;
import io.floe.internal.client.Client;
import io.floe.internal.client.ClientEnvironment;
import io.floe.internal.client.Deadlines;
import io.floe.internal.client.HealthNews;
import io.floe.internal.client.Pauses;
import io.floe.internal.connection.ConnectionEnvironment;
import io.floe.internal.connection.MemoryBudgets;
import io.floe.internal.control.Control;
import io.floe.internal.locator.LocatorSettings;
import io.floe.internal.locator.Locators;
import io.floe.internal.server.FloeAdapter;
import io.floe.internal.server.ServerEnvironment;
import io.floe.internal.source.Sources;
import io.floe.internal.text.EndpointListParser;
import io.floe.internal.text.ProxyParser;
import io.floe.spi.EndpointSourceProvider;
import io.floe.spi.IoEngine;
import io.floe.spi.TransportProvider;
import io.floe.spi.TransportSettings;
import io.floe.wire.MessageCodec;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Puts a communicator together, each part with just what it uses. Stateless. */
final class Assembly {
    private Assembly() {}

    static FloeCommunicator communicator(
            Settings settings,
            List<TransportSettings> given,
            IoEngine engine,
            Threads threads,
            MemoryBudgets memory,
            RetryPolicy retry,
            List<EndpointListener> listeners,
            List<CallObserver> observers) {
        LentContext context = new LentContext(settings.properties(), given, engine, threads);
        TransportRegistry transports = new TransportRegistry(plugIns(TransportProvider.class), context);
        context.lend(transports);
        ConnectionEnvironment connections = new ConnectionEnvironment(
                settings.connections(),
                new MessageCodec(settings.limits(), settings.compressionLevel()),
                memory,
                threads.packing(),
                threads.ticker(),
                engine::transmission);
        EndpointListParser lists = new EndpointListParser(transports, settings.text());
        Sources sources = new Sources(
                plugIns(EndpointSourceProvider.class), new LentSourceContext(settings.properties(), lists, threads));
        Control control = new Control(threads.control(), threads.deadlines());
        Locators locators = new Locators(new LocatorSettings(
                control,
                threads.ticker(),
                threads.random(),
                transports,
                settings.locatorTimeToLive(),
                settings.locatorBackground()));
        StandardFinder finder = new StandardFinder(locators, settings.source().map(sources::source));
        Client client =
                client(settings, transports, connections, threads, control, retry, listeners, observers, finder);
        context.onTrustChange(client::reconsider);
        ServerEnvironment server = new ServerEnvironment(
                connections,
                threads.dispatch(),
                settings.accept(),
                client::view,
                client::proxy,
                new Registrations(locators, finder, client::proxy));
        ProxyParser proxies = new ProxyParser(transports, settings.text());
        locator(settings, proxies, client).ifPresent(finder::lend);
        return new FloeCommunicator(new FloeCommunicator.Parts(
                settings,
                threads,
                transports,
                proxies,
                lists,
                sources,
                client,
                new AdapterFactory(server, transports, settings.compressionLevel())));
    }

    private static Optional<Proxy> locator(Settings settings, ProxyParser parser, Client client) {
        ProxyProperties properties = new ProxyProperties(settings.properties(), PropertyName.ICE_DEFAULT_LOCATOR.key());
        return properties.given().map(text -> {
            ObjectReference reference = parser.parse(text)
                    .filter(found -> !found.endpoints().isEmpty())
                    .orElseThrow(() -> new ConfigurationException(
                            "Ice.Default.Locator: '" + text + "' (expected: a proxy with endpoints)"));
            return properties.applyTo(client.proxy(reference));
        });
    }

    private static Client client(
            Settings settings,
            TransportRegistry transports,
            ConnectionEnvironment connections,
            Threads threads,
            Control control,
            RetryPolicy retry,
            List<EndpointListener> listeners,
            List<CallObserver> observers,
            StandardFinder finder) {
        ClientEnvironment environment = new ClientEnvironment(
                transports,
                connections,
                control,
                threads.loops(),
                new Deadlines(threads.deadlines()),
                new Pauses(control),
                threads.ticker(),
                threads.callbacks(),
                retry,
                new RetryBudget(threads.ticker()::nanoTime),
                Backoff.STANDARD,
                threads.random(),
                settings.connectTimeout(),
                FloeAdapter::refuse,
                new HealthNews(listeners, threads.callbacks()),
                settings.rules(),
                RetryBudget.ofHedges(threads.ticker()::nanoTime));
        Balancers balancers = new Balancers(plugIns(BalancerProvider.class));
        return new Client(
                environment,
                balancers,
                balancers.named(settings.balancer()),
                settings.security(),
                settings.deadline(),
                observers,
                finder,
                finder::by,
                settings.text().toStringMode());
    }

    /** Found on the module path and on the class path alike. */
    private static <S> Iterable<S> plugIns(Class<S> service) {
        return ServiceLoader.load(service, service.getClassLoader());
    }
}
