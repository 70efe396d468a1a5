package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.testkit.LeakCheck;
import io.floe.wire.OperationMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every object is asked, and answers without its dispatcher. */
@ExtendWith(LeakCheck.class)
class BuiltInOperationsTest {
    private final World world = new World();
    private final List<String> dispatched = new ArrayList<>();
    private Proxy proxy;

    @BeforeEach
    void serve() {
        Dispatcher dispatcher = Dispatcher.of(request -> {
            dispatched.add(request.operation());
            return request.reply();
        });
        world.serve("typed", dispatcher.withTypeIds("::Shop::Till", "::Shop::Desk"));
        proxy = world.communicator().proxy(World.over("typed"));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private boolean isA(String typeId) {
        return world.time
                .complete(proxy.invoke("ice_isA", out -> out.writeString(typeId)))
                .read(in -> in.readBool());
    }

    @Test
    void shouldSayWhichTypesAnObjectHas() {
        assertThat(isA("::Shop::Till")).isTrue();
        assertThat(isA("::Shop::Desk")).isTrue();
        assertThat(isA("::Ice::Object")).isTrue();
        assertThat(isA("::Shop")).isFalse();
        assertThat(dispatched).isEmpty();
    }

    @Test
    void shouldTellTheMostDerivedType() {
        Reply reply = world.time.complete(proxy.invoke("ice_id"));

        assertThat(reply.<String>read(in -> in.readString())).isEqualTo("::Shop::Till");
        assertThat(dispatched).isEmpty();
    }

    /** In the order of the alphabet, as Ice does. */
    @Test
    void shouldTellAllTypesInOrder() {
        Reply reply = world.time.complete(proxy.invoke("ice_ids"));

        assertThat(reply.<List<String>>read(in -> in.readStringSeq()))
                .containsExactly("::Ice::Object", "::Shop::Desk", "::Shop::Till");
        assertThat(dispatched).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldAnswerAPingOfAnyMode(OperationMode mode) {
        Reply reply = world.time.complete(proxy.invoke("ice_ping", mode, out -> {}));

        assertThat(reply.results().size()).isZero();
        assertThat(dispatched).isEmpty();
    }

    @Test
    void shouldLeaveAnyOtherOperationToTheDispatcher() {
        world.time.complete(proxy.invoke("ice_other"));

        assertThat(dispatched).containsExactly("ice_other");
    }
}
