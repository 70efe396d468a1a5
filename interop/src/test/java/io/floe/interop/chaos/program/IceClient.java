package io.floe.interop.chaos.program;

import com.zeroc.Ice.Communicator;
import com.zeroc.Ice.InputStream;
import com.zeroc.Ice.ObjectPrx;
import com.zeroc.Ice.OperationMode;
import com.zeroc.Ice.OutputStream;
import com.zeroc.Ice.Util;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * A client of Ice for Java with Ice's defaults but one: without {@code ice_connectionCached(false)} all its calls go to one
 * server, and nothing could be compared.
 */
public final class IceClient {
    private IceClient() {}

    /** Runs until stdin ends. */
    public static void main(String[] args) throws IOException {
        ClientCommands.run(IceSession::open);
    }

    private record IceSession(Communicator ice, ObjectPrx target) implements Session {
        static Session open(String proxy, String properties) {
            Communicator ice = Util.initialize(new String[] {"--Ice.Config=" + properties});
            return new IceSession(ice, ice.stringToProxy(proxy).ice_connectionCached(false));
        }

        @Override
        public CompletableFuture<String> call(long id, boolean safe) {
            OutputStream out = new OutputStream(ice, Util.currentEncoding());
            out.startEncapsulation();
            out.writeLong(id);
            out.endEncapsulation();
            return target.ice_invokeAsync(
                            safe ? "safe" : "once",
                            safe ? OperationMode.Idempotent : OperationMode.Normal,
                            out.finished())
                    .thenApply(result -> {
                        InputStream in = new InputStream(ice, Util.currentEncoding(), result.outParams);
                        in.startEncapsulation();
                        return in.readString();
                    });
        }

        @Override
        public String describe(Throwable failure) {
            return failure instanceof com.zeroc.Ice.Exception known
                    ? known.ice_id().replaceFirst(".*:", "")
                    : failure.getClass().getSimpleName();
        }

        @Override
        public void close() {
            ice.destroy();
        }
    }
}
