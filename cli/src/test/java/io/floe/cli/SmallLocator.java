package io.floe.cli;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Reply;
import io.floe.Request;
import io.floe.endpoint.EndpointText;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import io.floe.wire.Identity;
import io.floe.wire.ProtocolVersion;
import java.util.List;

/** A locator that knows one adapter, {@code Shop}, on tcp ports of this machine. Owned by one test. */
final class SmallLocator implements AutoCloseable {
    private static final int TCP = 1;

    private final Communicator communicator = Communicator.create();
    private final List<Integer> ports;
    private final ObjectAdapter adapter;

    SmallLocator(List<String> endpoints) {
        ports = endpoints.stream()
                .map(text -> Integer.parseInt(text.replaceFirst(".* -p (\\d+).*", "$1")))
                .toList();
        adapter = communicator
                .adapter("locator", "tcp -h 127.0.0.1 -p 0")
                .add("Grid/Locator", Dispatcher.of(this::answer))
                .activate()
                .join();
    }

    /** What clients must be told. */
    String proxy() {
        return "Grid/Locator:" + EndpointText.of(adapter.endpoints().get(0));
    }

    private Reply answer(Request request) {
        boolean known = request.read(IceReader::readString).equals("Shop");
        return request.reply(known ? this::write : out -> out.writeIdentity(new Identity("", "")));
    }

    private void write(IceWriter out) {
        out.writeIdentity(Identity.of("dummy"));
        out.writeFacet("");
        out.writeByte(0);
        out.writeBool(false);
        out.writeProtocolVersion(ProtocolVersion.V1_0);
        out.writeEncodingVersion(EncodingVersion.V1_1);
        out.writeSize(ports.size());
        for (int port : ports) {
            out.writeShort(TCP);
            out.writeEncapsulation(EncodingVersion.V1_0, endpoint -> {
                endpoint.writeString("127.0.0.1");
                endpoint.writeInt(port);
                endpoint.writeInt(60_000);
                endpoint.writeBool(false);
            });
        }
    }

    @Override
    public void close() {
        communicator.close();
    }
}
