package io.floe.internal.connection;

import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The promise of one write that is told itself what became of it: Netty's own would be one more object for each message, to
 * which this one would listen. Owned by the connection's event loop. Nobody else can listen to it or wait for it.
 */
abstract class WriteOutcome extends Errand implements ChannelPromise {
    private static final Logger LOG = LoggerFactory.getLogger(WriteOutcome.class);
    private static final String NOBODY_WAITS = "nobody listens to the outcome of a request's write, or waits for it";

    /** The whole message was handed to the socket, or not; told once. */
    abstract void settled(@Nullable Throwable cause);

    /** What a listener throws is logged, too; the pipeline must not hear of it. */
    private boolean settle(@Nullable Throwable cause) {
        if (isDone()) {
            return false;
        }
        try {
            settled(cause);
        } catch (RuntimeException | Error e) {
            LOG.error("the outcome of a write could not be handled", e);
        }
        return true;
    }

    private WriteOutcome settleFirst(@Nullable Throwable cause) {
        if (!settle(cause)) {
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
    public final boolean tryFailure(Throwable cause) {
        return settle(cause);
    }

    @Override
    public final ChannelPromise setFailure(Throwable cause) {
        return settleFirst(cause);
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
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    @SafeVarargs
    public final ChannelPromise addListeners(GenericFutureListener<? extends Future<? super Void>>... listeners) {
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    public final ChannelPromise removeListener(GenericFutureListener<? extends Future<? super Void>> listener) {
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    @SafeVarargs
    public final ChannelPromise removeListeners(GenericFutureListener<? extends Future<? super Void>>... listeners) {
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    public final ChannelPromise sync() {
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    public final ChannelPromise syncUninterruptibly() {
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    public final ChannelPromise await() {
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    public final ChannelPromise awaitUninterruptibly() {
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    public final boolean await(long timeout, TimeUnit unit) {
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    public final boolean await(long timeoutMillis) {
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    public final boolean awaitUninterruptibly(long timeout, TimeUnit unit) {
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    public final boolean awaitUninterruptibly(long timeoutMillis) {
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    public final Void get() {
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    public final Void get(long timeout, TimeUnit unit) {
        throw new UnsupportedOperationException(NOBODY_WAITS);
    }

    @Override
    public final @Nullable Void getNow() {
        return null;
    }

    /** It was given to {@link #settled}, which keeps none. */
    @Override
    public final @Nullable Throwable cause() {
        return null;
    }
}
