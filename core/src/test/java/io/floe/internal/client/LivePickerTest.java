package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.balance.Balancer.Pick;
import io.floe.balance.Balancer.Picker;
import io.floe.internal.control.Control;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.HashedWheelTimer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LivePickerTest {
    private static final Pick PICK = member -> false;
    private static final Picker SOMEBODY = pick -> {
        throw new AssertionError("asked");
    };
    /** Takes so long in these tests to make a picker. */
    private static final long MAKING = TimeUnit.MILLISECONDS.toNanos(1);

    private final EmbeddedChannel time = new EmbeddedChannel();
    private final HashedWheelTimer unused = new HashedWheelTimer();
    private int made;
    private @Nullable Picker next = SOMEBODY;

    @BeforeEach
    void freeze() {
        time.freezeTime();
    }

    @AfterEach
    void stop() {
        unused.stop();
        time.finishAndReleaseAll();
    }

    private LivePicker ofGroup(int size) {
        return new LivePicker(
                new Control(time.eventLoop(), unused),
                () -> time.eventLoop().ticker().nanoTime(),
                () -> size,
                () -> {
                    made++;
                    time.advanceTimeBy(MAKING, TimeUnit.NANOSECONDS);
                    return next;
                });
    }

    private void pass(long nanos) {
        time.advanceTimeBy(nanos, TimeUnit.NANOSECONDS);
        time.runScheduledPendingTasks();
    }

    @Test
    void shouldPickNobodyAtFirst() {
        assertThat(ofGroup(1_000).get().pick(PICK)).isNull();
    }

    @Test
    void shouldMakeAPickerForEachChangeOfASmallGroup() {
        LivePicker picker = ofGroup(LivePicker.SMALL);

        picker.outdate();
        picker.outdate();

        assertThat(made).isEqualTo(2);
        assertThat(picker.get()).isSameAs(SOMEBODY);
    }

    @Test
    void shouldMakeOnePickerForAllChangesWhileItRests() {
        LivePicker picker = ofGroup(1_000);
        picker.outdate();

        for (int i = 0; i < 999; i++) {
            picker.outdate();
        }

        assertThat(made).isEqualTo(1);
        pass(LivePicker.REST * MAKING - 1);
        assertThat(made).isEqualTo(1);
        pass(1);
        assertThat(made).isEqualTo(2);
        pass(10 * LivePicker.REST * MAKING);
        assertThat(made).isEqualTo(2);
    }

    @Test
    void shouldMakeAPickerAtOnceAfterItsRest() {
        LivePicker picker = ofGroup(1_000);
        picker.outdate();
        pass(LivePicker.REST * MAKING);

        picker.outdate();

        assertThat(made).isEqualTo(2);
    }

    @Test
    void shouldMakeAPickerAtOnceForWhoMustKnowAll() {
        LivePicker picker = ofGroup(1_000);
        picker.outdate();
        picker.outdate();

        picker.catchUp();
        picker.catchUp();

        assertThat(made).isEqualTo(2);
        pass(10 * LivePicker.REST * MAKING);
        assertThat(made).isEqualTo(2);
    }

    @Test
    void shouldPickNobodyWhenNobodyTakesCalls() {
        LivePicker picker = ofGroup(2);
        picker.outdate();
        next = null;

        picker.outdate();

        assertThat(picker.get().pick(PICK)).isNull();
    }

    @Test
    void shouldPickNobodyAfterTheEnd() {
        LivePicker picker = ofGroup(1_000);
        picker.outdate();
        picker.outdate();

        picker.clear();
        pass(10 * LivePicker.REST * MAKING);

        assertThat(picker.get().pick(PICK)).isNull();
        assertThat(made).isEqualTo(1);
    }
}
