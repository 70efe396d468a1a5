package io.floe.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.endpoint.Endpoint;
import io.floe.spi.EndpointSource;
import io.floe.spi.EndpointSource.Subscription;
import io.floe.spi.SourceContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PollTest {
    private static final List<Endpoint> A = List.of(ManualContext.endpoint("a"));
    private static final List<Endpoint> B = List.of(ManualContext.endpoint("b"));

    private final ManualContext context = new ManualContext();
    private final Told told = new Told();
    private List<Endpoint> now = A;
    private String trouble = "";
    private int looks;

    private List<Endpoint> look() {
        looks++;
        if (!trouble.isEmpty()) {
            throw new IllegalStateException(trouble);
        }
        return now;
    }

    private Subscription subscribe() {
        EndpointSource source = new PolledSource("x:y", this::look, Duration.ofSeconds(1), context);
        Subscription subscription = source.subscribe(told);
        context.run();
        return subscription;
    }

    @Test
    void shouldTellWhatItFindsAndThenOnlyChanges() {
        subscribe();
        context.elapse();
        now = B;
        context.elapse();
        context.elapse();

        assertThat(told.all).containsExactly(A, B);
        assertThat(looks).isEqualTo(4);
    }

    @Test
    void shouldTellTheSameAgainToACallThatWaits() {
        Subscription subscription = subscribe();
        subscription.refresh(true);
        context.run();
        subscription.refresh(false);
        context.run();

        assertThat(told.all).containsExactly(A, A);
    }

    @Test
    void shouldLookOnceForCallsThatWaitTogether() {
        Subscription subscription = subscribe();
        subscription.refresh(true);
        subscription.refresh(true);
        subscription.refresh(true);
        context.run();

        assertThat(looks).isEqualTo(2);
        assertThat(context.planned).hasSize(1);
    }

    @Test
    void shouldTellATroubleOnceAndItsEnd() {
        subscribe();
        trouble = "gone";
        context.elapse();
        context.elapse();
        trouble = "";
        context.elapse();

        assertThat(told.all).containsExactly(A, "gone", A);
    }

    @Test
    void shouldTellATroubleToEachCallThatWaits() {
        trouble = "gone";
        Subscription subscription = subscribe();
        subscription.refresh(true);
        context.run();

        assertThat(told.all).containsExactly("gone", "gone");
    }

    @Test
    void shouldLookNoMoreOnceItIsClosed() {
        Subscription subscription = subscribe();
        subscription.close();
        subscription.refresh(true);
        context.elapse();

        assertThat(looks).isEqualTo(1);
        assertThat(context.planned).isEmpty();
    }

    @Test
    void shouldPlanNothingWhenItIsClosedWhileItLooks() {
        EndpointSource source = new PolledSource("x:y", this::look, Duration.ofSeconds(1), context);
        source.subscribe(told).close();
        context.run();

        assertThat(context.planned).isEmpty();
    }

    @Test
    void shouldEndWithTheThreadsOfItsCommunicator() {
        Poll poll = new Poll(this::look, Duration.ofSeconds(1), new StoppedContext(), told);
        poll.lookNow();
        poll.refresh(true);

        assertThat(told.all).isEmpty();
    }

    @Test
    void shouldBeEqualByText() {
        EndpointSource one = new PolledSource("x:y", this::look, Duration.ofSeconds(1), context);

        assertThat(one)
                .isEqualTo(new PolledSource("x:y", List::of, Duration.ofSeconds(2), context))
                .hasSameHashCodeAs(new PolledSource("x:y", List::of, Duration.ofSeconds(2), context))
                .isNotEqualTo(new PolledSource("x:z", this::look, Duration.ofSeconds(1), context))
                .isNotEqualTo("x:y")
                .hasToString("x:y");
    }

    private static final class StoppedContext implements SourceContext {
        @Override
        public List<Endpoint> endpoints(String text) {
            return List.of();
        }

        @Override
        public Map<String, String> properties(String prefix) {
            return Map.of();
        }

        @Override
        public Executor blocking() {
            return task -> {
                throw new RejectedExecutionException("shut down");
            };
        }

        @Override
        public Runnable schedule(Runnable task, Duration delay) {
            throw new IllegalStateException("nothing to plan");
        }
    }
}
