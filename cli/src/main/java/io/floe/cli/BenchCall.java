package io.floe.cli;

import io.floe.Proxy;
import io.floe.Reply;
import io.floe.wire.Encapsulation;
import io.floe.wire.OperationMode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The one call that a benchmark makes again and again. Thread-safe.
 *
 * @param proxy whom
 * @param operation what
 * @param parameters with what
 * @param idempotent how many of 100 calls may run twice
 * @param number of the next call
 */
record BenchCall(Proxy proxy, String operation, Encapsulation parameters, int idempotent, AtomicLong number) {
    static BenchCall of(Proxy proxy, String operation, int size, int idempotent) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31); // not all the same, so that a mistake shows
        }
        Encapsulation parameters = Encapsulation.of(proxy.reference().encoding(), bytes);
        return new BenchCall(proxy, operation, parameters, idempotent, new AtomicLong());
    }

    /** What Ice itself answers has no parameters, and another result. */
    boolean builtIn() {
        return operation.startsWith("ice_");
    }

    @Nullable
    Encapsulation expected() {
        return builtIn() ? null : parameters;
    }

    CompletableFuture<Reply> make() {
        if (builtIn()) {
            return proxy.invoke(
                    operation,
                    OperationMode.NONMUTATING,
                    Encapsulation.empty(proxy.reference().encoding()));
        }
        // 37 has no divisor in common with 100: the idempotent ones are spread evenly
        boolean twice = number.getAndIncrement() * 37 % 100 < idempotent;
        return proxy.invoke(operation, twice ? OperationMode.IDEMPOTENT : OperationMode.NORMAL, parameters);
    }
}
