package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.internal.loop.LeaderLoop;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallFutureTest {
    private final Queue<Runnable> callbacks = new ArrayDeque<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final CallFuture<String> future = new CallFuture<>() {
        @Override
        Executor callbacks() {
            return callbacks::add;
        }

        @Override
        void forget() {
            cancelled.incrementAndGet();
        }

        @Override
        @Nullable
        LeaderLoop carrier() {
            return null;
        }
    };

    static Stream<Function<CompletableFuture<String>, CompletableFuture<?>>> dependents() {
        CompletableFuture<String> other = CompletableFuture.completedFuture("other");
        return Stream.of(
                f -> f.thenApply(value -> value),
                f -> f.thenAccept(value -> {}),
                f -> f.thenRun(() -> {}),
                f -> f.thenCompose(CompletableFuture::completedFuture),
                f -> f.thenCombine(other, (a, b) -> a + b),
                f -> f.thenAcceptBoth(other, (a, b) -> {}),
                f -> f.runAfterBoth(other, () -> {}),
                f -> f.whenComplete((value, thrown) -> {}),
                f -> f.handle((value, thrown) -> value),
                f -> f.thenApplyAsync(value -> value),
                f -> f.applyToEither(new CompletableFuture<>(), value -> value),
                f -> f.acceptEither(new CompletableFuture<>(), value -> {}),
                f -> f.runAfterEither(new CompletableFuture<>(), () -> {}));
    }

    @ParameterizedTest
    @MethodSource("dependents")
    void shouldRunDependentsOnTheCallbackExecutor(Function<CompletableFuture<String>, CompletableFuture<?>> dependent) {
        CompletableFuture<?> result = dependent.apply(future);
        future.complete("value");
        assertThat(result).isNotDone();
        callbacks.remove().run();

        assertThat(result).isCompleted();
    }

    @ParameterizedTest
    @MethodSource("dependents")
    void shouldRunDependentsThereAlthoughItIsCompleteAlready(
            Function<CompletableFuture<String>, CompletableFuture<?>> dependent) {
        future.complete("value");
        CompletableFuture<?> result = dependent.apply(future);
        assertThat(result).isNotDone();
        callbacks.remove().run();

        assertThat(result).isCompleted();
    }

    /** The stage that takes it as an argument is a stranger's, and runs its dependents where it is completed. */
    @Test
    void shouldCompleteStagesThatTakeItOnTheCallbackExecutor() {
        CompletableFuture<String> composed =
                CompletableFuture.completedFuture("first").thenCompose(first -> future);
        future.complete("value");
        assertThat(composed).isNotDone();
        callbacks.remove().run();

        assertThat(composed).isCompletedWithValue("value");
    }

    @Test
    void shouldBeCancelledAsAnotherStage() {
        assertThat(future.toCompletableFuture().cancel(true)).isTrue();

        assertThat(future).isCancelled();
        assertThat(cancelled).hasPositiveValue();
    }

    @Test
    void shouldWakeWhoJoinsWithoutTheCallbackExecutor() {
        future.complete("value");

        assertThat(future.join()).isEqualTo("value");
        assertThat(callbacks).isEmpty();
    }

    @Test
    void shouldForgetTheCallWhenItIsCancelled() {
        assertThat(future.cancel(true)).isTrue();

        assertThat(future).isCancelled();
        assertThat(cancelled).hasPositiveValue();
    }

    @Test
    void shouldNotForgetACallThatIsDone() {
        future.complete("value");

        assertThat(future.cancel(true)).isFalse();
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void shouldTimeOut() {
        assertThatThrownBy(future.orTimeout(1, TimeUnit.MILLISECONDS)::join).hasCauseInstanceOf(TimeoutException.class);
    }
}
