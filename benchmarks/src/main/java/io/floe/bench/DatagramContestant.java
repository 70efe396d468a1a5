package io.floe.bench;

import java.io.IOException;

/**
 * Sends datagrams, whose arrivals the server counts in a file beside the certificates.
 *
 * @param name whose counter it is
 * @param datagrams the contestant's own
 */
record DatagramContestant(String name, Datagrams datagrams) implements Contestant {
    @Override
    public EchoServer serve(Site site, int ports) throws Exception {
        Arrivals arrivals = arrivals(site);
        int port = datagrams.receive(payload -> {
            Replies.check(Replies.payload(payload.length, 0), payload);
            arrivals.add();
        });
        return new EchoServer() {
            @Override
            public int[] ports() {
                return new int[] {port};
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public EchoCaller caller(Site site, int... ports) throws Exception {
        return new DatagramCaller(datagrams.sender(ports[0]), arrivals(site));
    }

    private Arrivals arrivals(Site site) throws IOException {
        return new Arrivals(site.file("arrivals-" + name));
    }
}
