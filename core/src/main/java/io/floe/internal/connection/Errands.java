package io.floe.internal.connection;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What other threads want done on a connection's event loop. Added to by any thread without locks, emptied by the event loop.
 *
 * <p>Whoever adds to an empty list must see to it that the loop comes and empties it; who comes later finds company and need
 * not. So no drain is skipped, and calls that are issued together share one wake-up and one flush.
 */
final class Errands {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final AtomicReference<@Nullable Errand> last = new AtomicReference<>();

    /** Adds one; true if it is alone, so that the caller must have the list emptied. */
    boolean add(Errand errand) {
        Errand before = last.get();
        errand.next = before;
        while (!last.compareAndSet(before, errand)) {
            before = last.get();
            errand.next = before;
        }
        return before == null;
    }

    /** Does all that there are, in the order in which they came. */
    void perform() {
        Errand errand = inOrder(last.getAndSet(null));
        while (errand != null) {
            Errand next = errand.next;
            errand.next = null;
            perform(errand);
            errand = next;
        }
    }

    /** One that fails must not take the others with it. */
    private static void perform(Errand errand) {
        try {
            errand.perform();
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed", errand.getClass().getSimpleName(), e);
        }
    }

    private static @Nullable Errand inOrder(@Nullable Errand newest) {
        Errand first = null;
        for (Errand errand = newest; errand != null; ) {
            Errand before = errand.next;
            errand.next = first;
            first = errand;
            errand = before;
        }
        return first;
    }
}
