package io.floe.bench;

import com.zeroc.Ice.Communicator;
import com.zeroc.Ice.Current;
import com.zeroc.Ice.InputStream;
import com.zeroc.Ice.ObjectPrx;
import com.zeroc.Ice.OutputStream;
import com.zeroc.Ice.Util;
import com.zeroc.IceInternal.Incoming;
import com.zeroc.IceInternal.OutgoingAsync;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Ice's datagrams, by the calls that its generated code makes for {@code void push(bytes payload)}. Stateless. */
final class IceDatagrams implements Datagrams {
    @Override
    public int receive(Consumer<byte[]> receiver) {
        Communicator ice = Util.initialize();
        var adapter = ice.createObjectAdapterWithEndpoints("Sink", "udp -h " + Site.HOST);
        adapter.add(new Sink(receiver), Util.stringToIdentity("sink"));
        adapter.activate();
        return IceContestant.port(adapter);
    }

    /** @param receiver of what comes */
    private record Sink(Consumer<byte[]> receiver) implements com.zeroc.Ice.Object {
        @Override
        public CompletionStage<OutputStream> _iceDispatch(Incoming in, Current current) {
            InputStream parameters = in.startReadParams();
            byte[] payload = parameters.readByteSeq();
            in.endReadParams();
            receiver.accept(payload);
            return in.setResult(in.writeEmptyParams());
        }
    }

    @Override
    public Consumer<byte[]> sender(int port) {
        ObjectPrx proxy = Util.initialize()
                .stringToProxy("sink:udp -h " + Site.HOST + " -p " + port)
                .ice_datagram();
        return payload -> {
            var call = new OutgoingAsync<Void>(proxy, "push", null, true, null);
            call.invoke(false, null, null, out -> out.writeByteSeq(payload), null);
            call.waitForResponse();
        };
    }
}
