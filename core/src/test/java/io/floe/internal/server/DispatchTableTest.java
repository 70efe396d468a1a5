package io.floe.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Dispatcher;
import io.floe.internal.server.DispatchTable.Found;
import io.floe.wire.Identity;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DispatchTableTest {
    private static final Identity PLAIN = new Identity("plain", "");
    private static final Identity MEMBER = new Identity("member", "cat");

    private final DispatchTable table = new DispatchTable();

    private static Dispatcher dispatcher() {
        return request -> CompletableFuture.completedFuture(request.reply());
    }

    private static Found servant(Dispatcher dispatcher) {
        return new Found.Servant(dispatcher);
    }

    @Test
    void shouldFindAnObjectByIdentityAndFacet() {
        Dispatcher main = dispatcher();
        Dispatcher other = dispatcher();
        table.add(PLAIN, "", main);
        table.add(PLAIN, "other", other);

        assertThat(table.find(PLAIN, "")).isEqualTo(servant(main));
        assertThat(table.find(PLAIN, "other")).isEqualTo(servant(other));
    }

    @Test
    void shouldTellAMissingFacetFromAMissingObject() {
        table.add(PLAIN, "other", dispatcher());

        assertThat(table.find(PLAIN, "")).isInstanceOf(Found.NoFacet.class);
        assertThat(table.find(MEMBER, "other")).isInstanceOf(Found.Nobody.class);
    }

    @Test
    void shouldForgetAnObjectWithItsLastFacet() {
        table.add(PLAIN, "", dispatcher());
        table.add(PLAIN, "other", dispatcher());
        table.remove(PLAIN, "");
        assertThat(table.find(PLAIN, "")).isInstanceOf(Found.NoFacet.class);
        table.remove(PLAIN, "other");

        assertThat(table.find(PLAIN, "")).isInstanceOf(Found.Nobody.class);
    }

    @Test
    void shouldAskTheObjectThenItsCategoryThenTheEmptyOne() {
        Dispatcher object = dispatcher();
        Dispatcher category = dispatcher();
        Dispatcher all = dispatcher();
        table.add(MEMBER, "", object);
        table.addDefault("cat", category);
        table.addDefault("", all);

        assertThat(table.find(MEMBER, "")).isEqualTo(servant(object));
        assertThat(table.find(new Identity("stranger", "cat"), "")).isEqualTo(servant(category));
        assertThat(table.find(new Identity("stranger", "dog"), "")).isEqualTo(servant(all));
        assertThat(table.find(PLAIN, "any")).isEqualTo(servant(all));
    }

    @Test
    void shouldServeOnlyItsCategory() {
        table.addDefault("cat", dispatcher());

        assertThat(table.find(PLAIN, "")).isInstanceOf(Found.Nobody.class);
    }

    @Test
    void shouldAskTheCategoryForAMissingFacetOfAKnownObject() {
        Dispatcher category = dispatcher();
        table.add(MEMBER, "", dispatcher());
        table.addDefault("cat", category);

        assertThat(table.find(MEMBER, "missing")).isEqualTo(servant(category));
    }

    @Test
    void shouldRefuseASecondDispatcherForOnePlace() {
        table.add(MEMBER, "f", dispatcher());
        table.addDefault("cat", dispatcher());

        assertThatThrownBy(() -> table.add(MEMBER, "f", dispatcher()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("object: 'cat/member' -f 'f' (expected: one that was not added yet)");
        assertThatThrownBy(() -> table.addDefault("cat", dispatcher()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("default dispatcher: category 'cat' (expected: one without a default yet)");
    }
}
