package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Answer;
import io.floe.CallFailure;
import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.EndpointEvent;
import io.floe.EndpointState;
import io.floe.Observer;
import io.floe.Proxy;
import io.floe.fault.Failure;
import io.floe.fault.Outcome;
import io.floe.testkit.LeakCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class ObserverTest {
    private final World world = new World();
    private final Book book = new Book();
    private final Communicator client = world.communicator(options -> options.observer(book));

    /** What an observer was told. */
    private static final class Book implements Observer {
        private final List<Answer> answers = new ArrayList<>();
        private final List<CallFailure> failures = new ArrayList<>();
        private final List<EndpointEvent> changes = new ArrayList<>();

        @Override
        public void answered(Answer answer) {
            answers.add(answer);
        }

        @Override
        public void failed(CallFailure failure) {
            failures.add(failure);
        }

        @Override
        public void changed(EndpointEvent event) {
            changes.add(event);
        }
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Proxy served(String name) {
        world.serve(name, Dispatcher.of(request -> request.reply()));
        return client.proxy(World.over(name));
    }

    @Test
    void shouldTellOfEveryCallOfEveryProxyAndOfEveryChange() {
        Proxy a = served("a");
        Proxy b = served("b").withIdentity(a.identity());
        world.call(a);
        world.call(b);
        world.time.run();

        assertThat(book.answers)
                .extracting(Answer::endpoint)
                .containsExactly("local -n a -t 60000", "local -n b -t 60000");
        assertThat(book.changes).extracting(EndpointEvent::to).contains(EndpointState.CONNECTING, EndpointState.UP);
        assertThat(book.failures).isEmpty();
    }

    @Test
    void shouldTellTheProxysOwnObserverToo() {
        List<Answer> own = new ArrayList<>();
        world.call(served("a").withObserver(own::add));

        assertThat(own).hasSize(1);
        assertThat(book.answers).isEqualTo(own);
    }

    @Test
    void shouldTellOfACallThatNobodyTookWithItsAttempts() {
        CompletableFuture<?> call = client.proxy(World.over("nobody")).invoke("op");
        world.time.run();

        assertThat(call).isCompletedExceptionally();
        assertThat(book.failures).hasSize(1);
        CallFailure failure = book.failures.get(0);
        assertThat(failure.operation()).isEqualTo("op");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(failure.cause()).isSameAs(World.failure(call));
        assertThat(failure.attempts())
                .extracting(attempt -> attempt.failure().kind())
                .contains(Failure.Kind.REFUSED);
    }

    @Test
    void shouldTellOnceOfACallWhoseTimeWasUp() {
        Counting late = new Counting().hold();
        world.serve("a", late);
        CompletableFuture<?> call = client.proxy(World.over("a"))
                .withDeadline(Duration.ofSeconds(1))
                .invoke("op");
        world.time.advance(Duration.ofSeconds(2));

        assertThat(call).isCompletedExceptionally();
        assertThat(book.failures).extracting(CallFailure::outcome).containsExactly(Outcome.UNKNOWN);
        late.letGo();
    }

    @Test
    void shouldNotMindAnObserverThatThrows() {
        Proxy proxy = served("a").withObserver(answer -> {
            throw new IllegalStateException("on purpose");
        });

        assertThat(world.call(proxy)).isNotNull();
        assertThat(book.answers).hasSize(1);
    }
}
