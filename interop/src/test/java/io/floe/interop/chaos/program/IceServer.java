package io.floe.interop.chaos.program;

import com.zeroc.Ice.BlobjectAsync;
import com.zeroc.Ice.Communicator;
import com.zeroc.Ice.InputStream;
import com.zeroc.Ice.Object.Ice_invokeResult;
import com.zeroc.Ice.ObjectAdapter;
import com.zeroc.Ice.OutputStream;
import com.zeroc.Ice.Util;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A server of Ice for Java: {@code IceServer NAME LOG PROPERTIES}. Its defaults are Ice's. */
public final class IceServer {
    private IceServer() {}

    /** Runs until stdin ends. */
    public static void main(String[] args) throws IOException {
        Servant servant = new Servant(args[0], new ExecutionLog(Path.of(args[1])));
        Communicator ice = Util.initialize(new String[] {"--Ice.Config=" + args[2]});
        ServerCommands.run(
                servant,
                endpoints -> {
                    ObjectAdapter adapter = ice.createObjectAdapterWithEndpoints("chaos", endpoints);
                    adapter.add(target(ice, servant), Util.stringToIdentity("target"));
                    adapter.activate();
                },
                ice::destroy);
    }

    private static BlobjectAsync target(Communicator ice, Servant servant) {
        return (parameters, current) -> {
            if (current.operation.equals("ice_ping")) {
                return CompletableFuture.completedFuture(answer(ice, out -> {}));
            }
            InputStream in = new InputStream(ice, current.encoding, parameters);
            in.startEncapsulation();
            return servant.execute(in.readLong()).thenApply(name -> answer(ice, out -> out.writeString(name)));
        };
    }

    private static Ice_invokeResult answer(Communicator ice, Consumer<OutputStream> result) {
        OutputStream out = new OutputStream(ice, Util.currentEncoding());
        out.startEncapsulation();
        result.accept(out);
        out.endEncapsulation();
        return new Ice_invokeResult(true, out.finished());
    }
}
