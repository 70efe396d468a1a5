package io.floe.internal.client;

import io.floe.internal.loop.LeaderLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gets: completed by an event loop, which wakes {@code join()} directly, while every dependent runs on the
 * callback executor, for user code may block. Thread-safe.
 */
abstract class CallFuture<T> extends CompletableFuture<T> {
    /** The loop by which its caller waits. */
    private volatile @Nullable LeaderLoop joined;

    /** One whom nobody forgets, completed by no connection. */
    static <T> CallFuture<T> of(Executor callbacks) {
        return by(null, callbacks);
    }

    /** One whom nobody forgets, completed by an event loop. */
    static <T> CallFuture<T> by(@Nullable LeaderLoop loop, Executor callbacks) {
        return new CallFuture<>() {
            @Override
            Executor callbacks() {
                return callbacks;
            }

            @Override
            void forget() {}

            @Override
            @Nullable
            LeaderLoop carrier() {
                return loop;
            }
        };
    }

    /** Where its dependents run. */
    abstract Executor callbacks();

    /** The caller wants no answer any more. */
    abstract void forget();

    /** The event loop that brings the answer, once it is known, if it is one that callers may lead. */
    @Nullable
    abstract LeaderLoop carrier();

    /** Leads the loop that brings the answer meanwhile, if it can: that spares the call two hand-overs. */
    @Override
    public T join() {
        LeaderLoop loop = loop();
        if (loop == null) {
            return super.join();
        }
        if (joined == null) {
            joined = loop; // the first one's, who may lead it until it is told
        }
        loop.lead(this);
        if (isDone()) {
            return super.join();
        }
        loop.sleeps();
        try {
            return super.join();
        } finally {
            loop.wakes();
        }
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        hurry();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        hurry();
        return super.get(timeout, unit);
    }

    @Override
    public boolean complete(T value) {
        return runsForeignCode() ? handOver(() -> complete(value)) : told(super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable cause) {
        return runsForeignCode()
                ? handOver(() -> completeExceptionally(cause))
                : told(super.completeExceptionally(cause));
    }

    /** Stages like those of {@code allOf} run their dependents at once: not on the thread of a caller who merely waits. */
    private boolean runsForeignCode() {
        return getNumberOfDependents() > 0 && LeaderLoop.callerLeads();
    }

    private boolean handOver(Runnable completion) {
        boolean open = !isDone();
        callbacks().execute(completion);
        return open;
    }

    /** Stages that take another one as an argument ask for this: what depends on it runs on the callback executor, too. */
    @Override
    public CompletableFuture<T> toCompletableFuture() {
        return isDone() ? this : new View();
    }

    private final class View extends CompletableFuture<T> {
        View() {
            CallFuture.this.whenComplete(this::completeLike);
        }

        private void completeLike(T value, @Nullable Throwable thrown) {
            if (thrown == null) {
                complete(value);
            } else {
                completeExceptionally(thrown);
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return CallFuture.this.cancel(mayInterruptIfRunning);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = told(super.cancel(mayInterruptIfRunning));
        if (cancelled) {
            forget();
        }
        return cancelled;
    }

    @Override
    public void obtrudeValue(T value) {
        super.obtrudeValue(value);
        told(true);
    }

    @Override
    public void obtrudeException(Throwable cause) {
        super.obtrudeException(cause);
        told(true);
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        executor.execute(() -> {
            try {
                complete(supplier.get());
            } catch (Throwable thrown) {
                completeExceptionally(thrown);
            }
        });
        return this;
    }

    /** Whoever leads the loop until this is complete must see it. */
    private boolean told(boolean completed) {
        LeaderLoop loop = joined;
        if (completed && loop != null) {
            loop.answered();
        }
        return completed;
    }

    /** The caller waits in another way than by {@link #join}. */
    private void hurry() {
        LeaderLoop loop = loop();
        if (loop != null) {
            loop.hurry();
        }
    }

    private @Nullable LeaderLoop loop() {
        return isDone() ? null : carrier();
    }

    private Executor forDependents() {
        hurry();
        return callbacks();
    }

    /** Dependents complete on the callback executor already, so theirs need no further hop. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    @Override
    public Executor defaultExecutor() {
        return callbacks();
    }

    @Override
    public <U> CompletableFuture<U> thenApply(Function<? super T, ? extends U> fn) {
        return thenApplyAsync(fn, forDependents());
    }

    @Override
    public CompletableFuture<Void> thenAccept(Consumer<? super T> action) {
        return thenAcceptAsync(action, forDependents());
    }

    @Override
    public CompletableFuture<Void> thenRun(Runnable action) {
        return thenRunAsync(action, forDependents());
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombine(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> fn) {
        return thenCombineAsync(other, fn, forDependents());
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBoth(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> action) {
        return thenAcceptBothAsync(other, action, forDependents());
    }

    @Override
    public CompletableFuture<Void> runAfterBoth(CompletionStage<?> other, Runnable action) {
        return runAfterBothAsync(other, action, forDependents());
    }

    @Override
    public <U> CompletableFuture<U> applyToEither(CompletionStage<? extends T> other, Function<? super T, U> fn) {
        return applyToEitherAsync(other, fn, forDependents());
    }

    @Override
    public CompletableFuture<Void> acceptEither(CompletionStage<? extends T> other, Consumer<? super T> action) {
        return acceptEitherAsync(other, action, forDependents());
    }

    @Override
    public CompletableFuture<Void> runAfterEither(CompletionStage<?> other, Runnable action) {
        return runAfterEitherAsync(other, action, forDependents());
    }

    @Override
    public <U> CompletableFuture<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> fn) {
        return thenComposeAsync(fn, forDependents());
    }

    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
        return whenCompleteAsync(action, forDependents());
    }

    @Override
    public <U> CompletableFuture<U> handle(BiFunction<? super T, Throwable, ? extends U> fn) {
        return handleAsync(fn, forDependents());
    }

    @Override
    public CompletableFuture<T> exceptionally(Function<Throwable, ? extends T> fn) {
        return exceptionallyAsync(fn, forDependents());
    }

    @Override
    public CompletableFuture<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> fn) {
        return exceptionallyComposeAsync(fn, forDependents());
    }
}
