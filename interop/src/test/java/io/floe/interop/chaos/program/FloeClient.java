package io.floe.interop.chaos.program;

import io.floe.Communicator;
import io.floe.Proxy;
import io.floe.fault.InvocationException;
import io.floe.wire.IceReader;
import io.floe.wire.OperationMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A Floe client with Floe's defaults. */
public final class FloeClient {
    private FloeClient() {}

    /** Runs until stdin ends. */
    public static void main(String[] args) throws IOException {
        ClientCommands.run(FloeSession::open);
    }

    private record FloeSession(Communicator floe, Proxy target) implements Session {
        static Session open(String proxy, String properties) {
            Communicator floe =
                    Communicator.builder().properties(Path.of(properties)).build();
            return new FloeSession(floe, floe.proxy(proxy));
        }

        @Override
        public CompletableFuture<String> call(long id, boolean safe) {
            return (safe
                            ? target.invoke("safe", OperationMode.IDEMPOTENT, out -> out.writeLong(id))
                            : target.invoke("once", OperationMode.NORMAL, out -> out.writeLong(id)))
                    .thenApply(reply -> reply.read(IceReader::readString));
        }

        @Override
        public String describe(Throwable failure) {
            String name = failure.getClass().getSimpleName();
            return failure instanceof InvocationException invocation ? name + ":" + invocation.outcome() : name;
        }

        @Override
        public void close() {
            floe.close();
        }
    }
}
