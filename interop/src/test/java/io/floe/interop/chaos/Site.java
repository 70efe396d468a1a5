package io.floe.interop.chaos;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A server's host, the server on it, and others that stand by to take its place at once: starting a JVM is no part of what
 * is measured. Owned by the thread of the suite.
 */
final class Site implements AutoCloseable {
    private record Running(Program program, Setup setup) {}

    private final Host host;
    private final int number;
    private final Path folder;
    private final Deque<Running> spares = new ArrayDeque<>();
    private Running server;
    private int started;

    Site(Host host, int number, Path folder) {
        this.host = host;
        this.number = number;
        this.folder = folder;
    }

    Host host() {
        return host;
    }

    String name() {
        return "s" + number;
    }

    /** Begins to start a server that does not listen yet; {@link #takeOver} lets it. */
    void standBy(Setup setup) {
        started++;
        Path log = folder.resolve("executed-" + name() + "-" + setup.kind() + "-" + started + ".log");
        spares.add(new Running(
                new Program(name(), folder, host.namespace(), setup.kind().server(name(), log, setup.properties())),
                setup));
    }

    /** Sees to it that one is begun that can serve so. */
    void provide(Setup setup) {
        if (server != null && (!server.program().alive() || !server.setup().equals(setup))) {
            server.program().close();
            server = null;
        }
        if (server == null && spares.stream().noneMatch(spare -> spare.setup().equals(setup))) {
            standBy(setup);
        }
    }

    /** Sees to it that a server listens with this setup. */
    void serve(Setup setup) {
        provide(setup);
        if (server == null) {
            while (!spares.element().setup().equals(setup)) {
                spares.remove().program().close();
            }
            takeOver();
        }
    }

    /** The next of those that stand by starts to listen. */
    void takeOver() {
        server = spares.remove();
        server.program().ask("listen", server.setup().endpoints());
    }

    /** Nobody listens any more; not measured. */
    void vacate() {
        server.program().close();
    }

    /** The next of those that stand by accepts connections, but is no server. */
    void lie(String how) {
        server = spares.remove();
        server.program().ask("lie", how, host.address(), Shape.PORT);
    }

    /** The one that lied becomes the server that it should be. */
    void tellTheTruth() {
        server.program().ask("truth");
        server.program().ask("listen", server.setup().endpoints());
    }

    void kill() {
        server.program().kill();
    }

    void signal(String signal) {
        server.program().signal(signal);
    }

    void awaitEnd() {
        server.program().awaitEnd();
    }

    /** Each answer comes so much later. */
    void slow(int millis) {
        server.program().ask("slow", millis);
    }

    /** Those that stand by are ready when the run begins. */
    void awaitSpares() {
        spares.forEach(spare -> spare.program().await());
    }

    @Override
    public void close() {
        spares.forEach(spare -> spare.program().close());
        if (server != null) {
            server.program().close();
        }
    }
}
