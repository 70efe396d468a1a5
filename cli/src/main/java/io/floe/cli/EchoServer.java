package io.floe.cli;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.endpoint.EndpointText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The echo object behind its endpoints, as good or as bad as it was asked to be. Owned by the main thread. */
final class EchoServer {
    private final Communicator communicator;
    private final String identity;
    private final Dispatcher dispatcher;
    private final Faults faults;
    private final Optional<RegisteredName> name;
    private ObjectAdapter adapter;

    EchoServer(
            Communicator communicator,
            String endpoints,
            String identity,
            Dispatcher dispatcher,
            Faults faults,
            Optional<RegisteredName> name) {
        this.communicator = communicator;
        this.identity = identity;
        this.dispatcher = dispatcher;
        this.faults = faults;
        this.name = name;
        this.adapter = listen(endpoints);
    }

    private ObjectAdapter listen(String endpoints) {
        ObjectAdapter bound = communicator.adapter("floe", endpoints).add(identity, dispatcher);
        name.ifPresent(known -> bound.registerAs(known.adapterId(), known.replicaGroup()));
        switch (faults.port()) {
            case SERVES, CLOSES -> bound.activate().join();
            case REFUSES -> bound.deactivate().join(); // it was there, so its ports are known and free
            case SWALLOWS -> {
                // an adapter that is not activated accepts and says nothing
            }
        }
        return bound;
    }

    /** What is listened on, with real ports. */
    List<String> endpoints() {
        return adapter.endpoints().stream().map(EndpointText::of).toList();
    }

    /** Serves until somebody wants it to stop; stops gracefully. */
    Exit serve(StopSignal stop) {
        while (faults.port() == Faults.Port.CLOSES
                && !stop.await(faults.period().toNanos())) {
            String endpoints = endpoints().stream().collect(Collectors.joining(":"));
            adapter.deactivate().join();
            adapter = listen(endpoints);
        }
        Exit exit = stop.await();
        adapter.deactivate().join();
        return exit;
    }
}
