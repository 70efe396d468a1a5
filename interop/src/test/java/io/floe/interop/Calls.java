package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.floe.Proxy;
import io.floe.wire.OperationMode;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;

/** The operations of {@code FloeInterop.ice} over a Floe proxy. Stateless. */
final class Calls {
    private Calls() {}

    static int next(Proxy target, int n) {
        return target.invoke("next", out -> out.writeInt(n)).join().read(in -> in.readInt());
    }

    static String server(Proxy target) {
        return target.invoke("server", OperationMode.IDEMPOTENT, out -> {})
                .join()
                .read(in -> in.readString());
    }

    static int notes(Proxy target) {
        return target.invoke("notes", OperationMode.IDEMPOTENT, out -> {})
                .join()
                .read(in -> in.readInt());
    }

    static byte[] echo(Proxy target, byte[] data) {
        return target.invoke("echo", out -> out.wrapByteBuffer(ByteBuffer.wrap(data)))
                .join()
                .read(in -> in.readByteSeq());
    }

    /** The exception that the call must end with. */
    static <T extends Throwable> T failure(Class<T> type, Proxy target, String operation, String parameter) {
        Throwable thrown = catchThrowable(() ->
                target.invoke(operation, out -> out.writeString(parameter)).join());
        assertThat(thrown).isInstanceOf(CompletionException.class);
        assertThat(thrown.getCause()).isInstanceOf(type);
        return type.cast(thrown.getCause());
    }

    /** Throws what a future ended with, not its wrapper. */
    static <T> T unwrapped(Callable<T> call) throws Exception {
        try {
            return call.call();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
