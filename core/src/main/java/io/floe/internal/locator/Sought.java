package io.floe.internal.locator;

import io.floe.endpoint.ObjectReference;
import io.floe.wire.Identity;

/** What a locator is asked for. Immutable. */
sealed interface Sought {
    /** The endpoints of an object adapter, or of all adapters of a replica group. */
    record Adapter(String id) implements Sought {
        @Override
        public String toString() {
            return "adapter '" + id + "'";
        }
    }

    /** An object that is known by its identity alone. */
    record WellKnown(Identity identity) implements Sought {
        @Override
        public String toString() {
            return "object '" + (identity.category().isEmpty() ? "" : identity.category() + "/") + identity.name()
                    + "'";
        }
    }

    /** What must be asked to find the endpoints of a reference without any. */
    static Sought of(ObjectReference reference) {
        return reference.adapterId().isEmpty()
                ? new WellKnown(reference.identity())
                : new Adapter(reference.adapterId());
    }
}
