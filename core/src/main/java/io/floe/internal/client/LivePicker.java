package io.floe.internal.client;

import io.floe.balance.Balancer.Picker;
import io.floe.internal.control.Control;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The picker of a group, made anew when its members change. Owned by the control thread; callers read it.
 *
 * <p>A picker of a thousand members takes long to make, and they may come up one by one. So in a large group it is made for a
 * tenth of the time at most, and those who came up meanwhile share one; who has to know all that are up says so.
 */
final class LivePicker {
    /** Groups up to this size never wait: they cost less than what there is to measure. */
    static final int SMALL = 64;
    /** So many times as long as it took to make a picker, no other one is made. */
    static final int REST = 9;

    private static final Picker NOBODY = pick -> null;

    private final Control control;
    private final LongSupplier clock;
    private final IntSupplier size;
    private final Supplier<@Nullable Picker> maker;
    private volatile Picker picker = NOBODY;
    private boolean outdated;
    private long restsUntil;
    private Control.@Nullable Plan plan;

    /**
     * A picker of nobody.
     *
     * @param size of the group
     * @param maker makes a picker of those that take calls now; null if there are none
     */
    LivePicker(Control control, LongSupplier clock, IntSupplier size, Supplier<@Nullable Picker> maker) {
        this.control = control;
        this.clock = clock;
        this.size = size;
        this.maker = maker;
        this.restsUntil = clock.getAsLong();
    }

    /** On any thread. */
    Picker get() {
        return picker;
    }

    /** Members have changed: a new picker is made, if not at once then soon. */
    void outdate() {
        long wait = size.getAsInt() <= SMALL ? 0 : restsUntil - clock.getAsLong();
        outdated = true;
        if (wait <= 0) {
            renew();
        } else if (plan == null) {
            plan = control.plan(this::renew, wait);
        }
    }

    /** Somebody must know all members that take calls now. */
    void catchUp() {
        if (outdated) {
            renew();
        }
    }

    private void renew() {
        long began = clock.getAsLong();
        settle();
        picker = make();
        long now = clock.getAsLong();
        restsUntil = now + REST * (now - began);
    }

    /** A balancer may be a stranger's: if it fails, so do the calls that ask it, and nobody else's. */
    private Picker make() {
        try {
            Picker made = maker.get();
            return made == null ? NOBODY : made;
        } catch (RuntimeException e) {
            return pick -> {
                throw e;
            };
        }
    }

    /** Nobody is picked any more. */
    void clear() {
        settle();
        picker = NOBODY;
    }

    private void settle() {
        outdated = false;
        if (plan != null) {
            plan.cancel();
            plan = null;
        }
    }
}
