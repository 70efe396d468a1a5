package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopShareTest {
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(3, LocalIoHandler.newFactory());
    private final LoopShare share = new LoopShare(group);

    @AfterEach
    void stop() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private List<EventLoop> next(int endpoints) {
        return Stream.generate(share::next).limit(endpoints).toList();
    }

    @Test
    void shouldGiveFourNeighboursOneLoop() {
        assertThat(Set.copyOf(next(4))).hasSize(1);
    }

    @Test
    void shouldGiveManyEndpointsAllLoopsInEqualShares() {
        List<EventLoop> given = next(24);

        List<Integer> shares = new ArrayList<>();
        group.forEach(loop -> shares.add(Collections.frequency(given, loop)));
        assertThat(shares).containsExactly(8, 8, 8);
    }

    @Test
    void shouldGiveTheNextFourAnotherLoop() {
        List<EventLoop> given = next(8);

        assertThat(given.get(4)).isNotSameAs(given.get(3));
        assertThat(Set.copyOf(given.subList(4, 8))).hasSize(1);
    }
}
