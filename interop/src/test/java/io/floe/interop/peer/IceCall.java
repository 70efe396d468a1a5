package io.floe.interop.peer;

import com.zeroc.Ice.InputStream;
import com.zeroc.Ice.Object.Ice_invokeResult;
import com.zeroc.Ice.ObjectPrx;
import com.zeroc.Ice.OperationMode;
import com.zeroc.Ice.OutputStream;
import com.zeroc.Ice.UnknownUserException;
import com.zeroc.Ice.UserException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** A dynamic call over an Ice proxy: what a generated proxy does. Immutable. */
record IceCall(ObjectPrx proxy) {
    private static final OperationMode NORMAL = OperationMode.Normal;

    byte[] encode(Consumer<OutputStream> parameters) {
        OutputStream out = new OutputStream(proxy.ice_getCommunicator(), proxy.ice_getEncodingVersion());
        out.startEncapsulation(proxy.ice_getEncodingVersion(), null);
        parameters.accept(out);
        out.endEncapsulation();
        return out.finished();
    }

    <T> T decode(Ice_invokeResult result, Function<InputStream, T> reader) {
        InputStream in = new InputStream(proxy.ice_getCommunicator(), proxy.ice_getEncodingVersion(), result.outParams);
        in.startEncapsulation();
        if (!result.returnValue) {
            throwUserException(in);
        }
        T value = reader.apply(in);
        in.endEncapsulation();
        return value;
    }

    private static void throwUserException(InputStream in) {
        try {
            in.throwException(Refused::create);
        } catch (UnknownUserException e) {
            throw e;
        } catch (UserException e) {
            throw new Thrown(e);
        }
    }

    <T> T call(String operation, Consumer<OutputStream> parameters, Function<InputStream, T> reader) {
        return decode(proxy.ice_invoke(operation, NORMAL, encode(parameters)), reader);
    }

    <T> T call(
            String operation,
            Map<String, String> context,
            Consumer<OutputStream> parameters,
            Function<InputStream, T> reader) {
        return decode(proxy.ice_invoke(operation, NORMAL, encode(parameters), context), reader);
    }

    <T> T idempotent(String operation, Function<InputStream, T> reader) {
        return decode(proxy.ice_invoke(operation, OperationMode.Idempotent, encode(out -> {})), reader);
    }

    <T> CompletableFuture<T> later(
            String operation, Consumer<OutputStream> parameters, Function<InputStream, T> reader) {
        return proxy.ice_invokeAsync(operation, NORMAL, encode(parameters)).thenApply(result -> decode(result, reader));
    }

    void oneway(String operation, Consumer<OutputStream> parameters) {
        proxy.ice_invoke(operation, NORMAL, encode(parameters));
    }

    /** Carries a user exception through code that declares none. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Thrown(UserException cause) {
            super(cause);
        }
    }
}
