package io.floe.internal.connection;

import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The promise of one write that is told itself what became of it: Netty's own would be one more object for each message, to
 * which this one would listen. Owned by the connection's event loop. A handler of a transport that listens to it, or waits for
 * it, makes Netty's own all the same.
 */
abstract class WriteOutcome extends Errand implements ChannelPromise {
    private static final Logger LOG = LoggerFactory.getLogger(WriteOutcome.class);

    private @Nullable Throwable cause;
    private @Nullable ChannelPromise watched;

    /** The whole message was handed to the socket, or not; told once. */
    abstract void settled(@Nullable Throwable cause);

    /** What a listener throws is logged, too; the pipeline must not hear of it. */
    private boolean settle(@Nullable Throwable failure) {
        if (isDone()) {
            return false;
        }
        cause = failure;
        try {
            settled(failure);
        } catch (RuntimeException | Error e) {
            LOG.error("the outcome of a write could not be handled", e);
        }
        if (watched != null) {
            tell(watched);
        }
        return true;
    }

    private void tell(ChannelPromise promise) {
        if (cause == null) {
            promise.trySuccess();
        } else {
            promise.tryFailure(cause);
        }
    }

    private ChannelPromise watched() {
        ChannelPromise promise = watched;
        if (promise == null) {
            promise = channel().newPromise();
            watched = promise;
            if (isDone()) {
                tell(promise);
            }
        }
        return promise;
    }

    private WriteOutcome settleFirst(@Nullable Throwable failure) {
        if (!settle(failure)) {
            throw new IllegalStateException("outcome of a write: told twice (expected: once)");
        }
        return this;
    }

    @Override
    public final boolean trySuccess() {
        return settle(null);
    }

    @Override
    public final boolean trySuccess(Void result) {
        return settle(null);
    }

    @Override
    public final ChannelPromise setSuccess() {
        return settleFirst(null);
    }

    @Override
    public final ChannelPromise setSuccess(Void result) {
        return settleFirst(null);
    }

    @Override
    public final boolean tryFailure(Throwable failure) {
        return settle(failure);
    }

    @Override
    public final ChannelPromise setFailure(Throwable failure) {
        return settleFirst(failure);
    }

    @Override
    public final boolean setUncancellable() {
        return true;
    }

    @Override
    public final boolean cancel(boolean mayInterruptIfRunning) {
        return false;
    }

    @Override
    public final boolean isCancellable() {
        return false;
    }

    @Override
    public final boolean isCancelled() {
        return false;
    }

    @Override
    public final boolean isVoid() {
        return false;
    }

    @Override
    public final ChannelPromise unvoid() {
        return this;
    }

    @Override
    public final ChannelPromise addListener(GenericFutureListener<? extends Future<? super Void>> listener) {
        watched().addListener(listener);
        return this;
    }

    @Override
    @SafeVarargs
    public final ChannelPromise addListeners(GenericFutureListener<? extends Future<? super Void>>... listeners) {
        for (var listener : listeners) {
            addListener(listener);
        }
        return this;
    }

    @Override
    public final ChannelPromise removeListener(GenericFutureListener<? extends Future<? super Void>> listener) {
        watched().removeListener(listener);
        return this;
    }

    @Override
    @SafeVarargs
    public final ChannelPromise removeListeners(GenericFutureListener<? extends Future<? super Void>>... listeners) {
        for (var listener : listeners) {
            removeListener(listener);
        }
        return this;
    }

    @Override
    public final ChannelPromise sync() throws InterruptedException {
        watched().sync();
        return this;
    }

    @Override
    public final ChannelPromise syncUninterruptibly() {
        watched().syncUninterruptibly();
        return this;
    }

    @Override
    public final ChannelPromise await() throws InterruptedException {
        watched().await();
        return this;
    }

    @Override
    public final ChannelPromise awaitUninterruptibly() {
        watched().awaitUninterruptibly();
        return this;
    }

    @Override
    public final boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        return watched().await(timeout, unit);
    }

    @Override
    public final boolean await(long timeoutMillis) throws InterruptedException {
        return watched().await(timeoutMillis);
    }

    @Override
    public final boolean awaitUninterruptibly(long timeout, TimeUnit unit) {
        return watched().awaitUninterruptibly(timeout, unit);
    }

    @Override
    public final boolean awaitUninterruptibly(long timeoutMillis) {
        return watched().awaitUninterruptibly(timeoutMillis);
    }

    @Override
    public final Void get() throws InterruptedException, ExecutionException {
        return watched().get();
    }

    @Override
    public final Void get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return watched().get(timeout, unit);
    }

    @Override
    public final @Nullable Void getNow() {
        return null;
    }

    @Override
    public final @Nullable Throwable cause() {
        return cause;
    }
}
