package io.floe.interop.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The three servers of one kind, as the faults see them. Owned by the thread of the suite. */
final class Scene implements AutoCloseable {
    static final int SERVERS = 3;

    private final List<Site> sites;
    private final Peer kind;
    private final Material material;
    private final Path folder;
    private Shape shape = Shape.TCP;
    private @Nullable Relay relay;

    Scene(World world, Peer kind, Material material, Path folder) {
        this.kind = kind;
        this.material = material;
        this.folder = folder;
        sites = IntStream.rangeClosed(1, SERVERS)
                .mapToObj(number -> new Site(world.server(number), number, folder))
                .toList();
    }

    Site site(int number) {
        return sites.get(number - 1);
    }

    /** The curtain rises: all serve as the fault's shape says, then comes what must be there beforehand. */
    void prepare(Fault fault) {
        shape = fault.shape();
        each(site -> site.provide(setup(site)));
        each(site -> site.serve(setup(site)));
        fault.before().on(this);
        each(Site::awaitSpares);
    }

    private Setup setup(Site site) {
        return shape.setup(kind, site, material);
    }

    void standBy(Site site) {
        site.standBy(setup(site));
    }

    /** A server's certificate is over; one with a good one stands by. It is Ice's, for Floe's refuses to start so. */
    void expire(int server) {
        Site site = site(server);
        Setup good = setup(site);
        site.serve(new Setup(Peer.ICE_CPP, good.endpoints(), material.expired()));
        site.standBy(good);
    }

    /** Puts a relay in a server's way. */
    void relay(int server) {
        relay = new Relay(site(server).host(), folder);
    }

    void delay(int roundTripMillis) {
        relay.delay(roundTripMillis);
    }

    /** The curtain falls: no packet is harmed any more. */
    void tidy() {
        if (relay != null) {
            relay.close();
            relay = null;
        }
        each(site -> site.host().healPackets());
        each(site -> site.host().plug());
    }

    private void each(Consumer<Site> act) {
        sites.forEach(act);
    }

    @Override
    public void close() {
        each(Site::close);
    }
}
