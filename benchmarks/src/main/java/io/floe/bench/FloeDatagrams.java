package io.floe.bench;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.wire.IceReader;
import io.floe.wire.OperationMode;
import java.util.function.Consumer;

/**
 * Floe's datagrams.
 *
 * @param floe with which executors
 */
record FloeDatagrams(FloeContestant floe) implements Datagrams {
    private static final String OPERATION = "push";

    @Override
    public int receive(Consumer<byte[]> receiver) {
        Communicator communicator = floe.options().build();
        var adapter = communicator.adapter("Sink", "udp -h " + Site.HOST);
        adapter.add("sink", Dispatcher.of(request -> {
            receiver.accept(request.read(IceReader::readByteSeq));
            return request.reply();
        }));
        adapter.activate().join();
        return FloeContestant.port(adapter.endpoints().get(0));
    }

    @Override
    public Consumer<byte[]> sender(int port) {
        Proxy proxy = floe.options()
                .build()
                .proxy("sink:udp -h " + Site.HOST + " -p " + port)
                .datagram();
        return payload -> proxy.invoke(OPERATION, OperationMode.NORMAL, out -> out.writeByteSeq(payload));
    }
}
