package io.floe.internal.connection;

import org.jspecify.annotations.Nullable;

/**
 * Something that another thread wants done on a connection's event loop. Owned by the thread that makes it until it is in the
 * connection's {@link Errands}, then by the event loop; is there at most once.
 */
abstract class Errand {
    @Nullable
    Errand next;

    static Errand of(Runnable task) {
        return new Errand() {
            @Override
            void perform() {
                task.run();
            }
        };
    }

    /** Does it, on the event loop. */
    abstract void perform();
}
