package io.floe.internal.client;

import io.floe.endpoint.Endpoint;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.internal.control.Control;
import io.floe.spi.EndpointSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a group's source has told. Owned by the control thread, to which the source's threads hand over; subscribed only
 * while somebody calls.
 */
final class SourceWatch {
    private final EndpointSource source;
    private final Control control;
    private final Runnable told;
    private @Nullable Ear ear;
    private List<Endpoint> endpoints = List.of();
    private @Nullable Failure failure;
    private boolean asking;

    /** @param told hears of each answer */
    SourceWatch(EndpointSource source, Control control, Runnable told) {
        this.source = source;
        this.control = control;
        this.told = told;
    }

    /** As last told; empty before that. */
    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** Why it told nothing the last time, if so. */
    @Nullable
    Failure failure() {
        return failure;
    }

    /** Whether a call waits for an answer. */
    boolean asking() {
        return asking;
    }

    boolean subscribed() {
        return ear != null;
    }

    void subscribe() {
        if (ear == null) {
            asking = endpoints.isEmpty();
            Ear listening = new Ear();
            ear = listening;
            listening.subscription = source.subscribe(listening);
        }
    }

    void refresh(boolean waiting) {
        Ear listening = ear;
        if (listening != null && listening.subscription != null) {
            asking |= waiting;
            listening.subscription.refresh(waiting);
        }
    }

    void unsubscribe() {
        Ear listening = ear;
        ear = null;
        asking = false;
        if (listening != null && listening.subscription != null) {
            listening.subscription.close();
        }
    }

    /** What it told is not known any more. */
    void forget() {
        endpoints = List.of();
        failure = null;
    }

    private void hear(Ear listening, List<Endpoint> found, @Nullable Failure why) {
        if (listening == ear) {
            asking = false;
            failure = why;
            if (why == null) {
                endpoints = found;
            }
            told.run();
        }
    }

    /** One subscription's; what an older one still tells is not heard. */
    private final class Ear implements EndpointSource.Watcher {
        private EndpointSource.@Nullable Subscription subscription;

        @Override
        public void found(List<? extends Endpoint> found) {
            List<Endpoint> copy = List.copyOf(found);
            tell(() -> hear(this, copy, null));
        }

        @Override
        public void failed(Throwable cause) {
            String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
            tell(() -> hear(this, List.of(), new Failure(Kind.REFUSED, reason, cause)));
        }

        /** A call waits for what is told at once, for that is heard at the end of the turn. */
        private void tell(Runnable news) {
            if (control.has() && this == ear) {
                asking = true;
            }
            control.execute(news);
        }
    }
}
