package io.floe.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.wire.CloseConnectionMessage;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestTableTest {
    private final RequestTable table = new RequestTable();

    private final IceConnection connection = Lonely.connection(new EmbeddedChannel());

    private SentRequest request() {
        return new SentRequest(connection, new QuietCall(1, id -> new CloseConnectionMessage()));
    }

    @Test
    void shouldCountIdsFromOne() {
        assertThat(table.add(request())).isEqualTo(1);
        assertThat(table.add(request())).isEqualTo(2);
    }

    @Test
    void shouldFindEachOfManyByItsId() {
        List<SentRequest> all = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            SentRequest request = request();
            all.add(request);
            table.add(request);
        }

        for (SentRequest request : all) {
            assertThat(table.remove(request.id())).isSameAs(request);
        }
        assertThat(table.isEmpty()).isTrue();
    }

    @Test
    void shouldKnowNoIdThatWasRemovedOrNeverGiven() {
        int id = table.add(request());
        table.remove(id);

        assertThat(table.remove(id)).isNull();
        assertThat(table.get(id + 16)).isNull();
        assertThat(table.remove(0)).isNull();
        assertThat(table.remove(-7)).isNull();
    }

    @Test
    void shouldPassOverAnIdWhosePlaceIsStillTaken() {
        SentRequest slow = request();
        int first = table.add(slow);
        Set<Integer> seen = new HashSet<>(Set.of(first));
        for (int i = 0; i < 1000; i++) {
            int id = table.add(request());
            assertThat(seen.add(id)).as("id %s is new", id).isTrue();
            table.remove(id);
        }

        assertThat(table.get(first)).isSameAs(slow);
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void shouldGiveUpAllThatWait() {
        table.add(request());
        table.add(request());

        assertThat(table.drain()).hasSize(2);
        assertThat(table.isEmpty()).isTrue();
    }
}
