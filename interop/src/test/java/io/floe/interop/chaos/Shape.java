package io.floe.interop.chaos;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the servers listen on, and the proxy that names them. */
enum Shape {
    TCP,
    SSL {
        @Override
        String endpoint(String address) {
            return "ssl -h " + address + " -p " + PORT;
        }

        @Override
        Setup setup(Peer kind, Site site, Material material) {
            Peer withSsl = kind == Peer.ICE ? Peer.ICE_CPP : kind;
            return new Setup(withSsl, endpoint(site.host().address()), material.good());
        }

        @Override
        Peer caller(Peer kind) {
            return kind == Peer.ICE ? Peer.ICE_SSL : kind;
        }

        @Override
        Path client(Peer kind, Material material) {
            return kind == Peer.ICE ? material.iceClient() : material.client();
        }
    },
    /** One name, three addresses. */
    NAME {
        @Override
        String proxy(Scene scene) {
            return "target:" + endpoint(World.NAME_OF_ALL);
        }
    },
    /** The third server listens on two ports, and so has two endpoints of four. */
    TWO_PORTS {
        @Override
        Setup setup(Peer kind, Site site, Material material) {
            Setup setup = super.setup(kind, site, material);
            return site.name().equals("s3") ? setup.withPort(second(site)) : setup;
        }

        @Override
        String proxy(Scene scene) {
            return super.proxy(scene) + ":" + second(scene.site(3));
        }

        private String second(Site site) {
            return "tcp -h " + site.host().address() + " -p " + (PORT + 1);
        }

        @Override
        double share(int server) {
            return server == 3 ? 1 / 2.0 : 1 / 4.0;
        }
    };

    static final int PORT = 10_000;

    String endpoint(String address) {
        return "tcp -h " + address + " -p " + PORT;
    }

    Setup setup(Peer kind, Site site, Material material) {
        return new Setup(kind, endpoint(site.host().address()), material.plain());
    }

    /** Who calls, if this kind is to call. */
    Peer caller(Peer kind) {
        return kind;
    }

    Path client(Peer kind, Material material) {
        return material.plain();
    }

    String proxy(Scene scene) {
        return IntStream.rangeClosed(1, Scene.SERVERS)
                .mapToObj(number -> endpoint(scene.site(number).host().address()))
                .collect(Collectors.joining(":", "target:", ""));
    }

    /** Which share of the calls is a server's when all is well. */
    double share(int server) {
        return 1.0 / Scene.SERVERS;
    }
}
