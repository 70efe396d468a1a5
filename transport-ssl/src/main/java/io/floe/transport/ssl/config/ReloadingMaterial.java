package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.ReloadEvent;
import io.floe.transport.ssl.ReloadEvent.Outcome;
import io.floe.transport.ssl.TlsMaterial;
import io.floe.transport.ssl.TlsStatus;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The material in force, and the one way to replace it: all of it or nothing. Owned by its {@code SslConfig}; every thread
 * may read it, and reloads that are asked for at once are done one after the other by the thread that asked first.
 */
public final class ReloadingMaterial implements MaterialSource {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadingMaterial.class);

    private final MaterialPlan plan;
    private final Clock clock;
    private final ExpiryWarnings expiry;
    private final PeerCertificates peers = new PeerCertificates();
    private final List<Consumer<ReloadEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<CompletableFuture<ReloadEvent>> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile State state;

    /** What changes with a reload, swapped as a whole. */
    private record State(
            TlsMaterial material,
            String fingerprint,
            Instant loadedAt,
            long reloads,
            long failures,
            Optional<String> lastFailure) {
        State renewed(Loaded loaded, Instant now) {
            TlsMaterial next = loaded.asGeneration(material.generation() + 1);
            return new State(next, loaded.fingerprint(), now, reloads + 1, failures, Optional.empty());
        }

        State unchanged() {
            return new State(material, fingerprint, loadedAt, reloads, failures, Optional.empty());
        }

        State failed(String why) {
            return new State(material, fingerprint, loadedAt, reloads, failures + 1, Optional.of(why));
        }
    }

    /**
     * Loads the first generation.
     *
     * @throws ConfigurationException if anything is wrong with it
     */
    ReloadingMaterial(MaterialPlan plan, List<Duration> thresholds, Clock clock) {
        this.plan = plan;
        this.clock = clock;
        this.expiry = new ExpiryWarnings(thresholds);
        Loaded first = plan.load();
        first.key().ifPresent(own -> {
            new OwnCertificate(own).requireUsable();
            SelfTest.handshake(own);
        });
        state = new State(first.asGeneration(1), first.fingerprint(), clock.instant(), 0, 0, Optional.empty());
        OwnWarnings.log(state.material(), plan, clock.instant());
        warnOfExpiry();
    }

    @Override
    public TlsMaterial current() {
        return state.material();
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(event -> {
            if (event.outcome() == Outcome.RELOADED) {
                listener.run();
            }
        });
    }

    @Override
    public void seen(String whose, X509Certificate certificate) {
        expiry.due(peers.add(whose, certificate), clock.instant()).ifPresent(LOG::warn);
    }

    /** Tells of reloads that brought new material and of those that failed. */
    public void onReload(Consumer<ReloadEvent> listener) {
        listeners.add(listener);
    }

    /** Reads everything again; done when the future is, which may be before this returns. */
    public CompletableFuture<ReloadEvent> reload() {
        CompletableFuture<ReloadEvent> done = new CompletableFuture<>();
        asked.add(done);
        if (waiting.getAndIncrement() == 0) {
            do {
                next();
            } while (waiting.decrementAndGet() > 0);
        }
        return done;
    }

    private void next() {
        CompletableFuture<ReloadEvent> request = asked.remove();
        try {
            ReloadEvent event = once();
            if (event.outcome() != Outcome.UNCHANGED) {
                listeners.forEach(listener -> tell(listener, event));
            }
            warnOfExpiry();
            request.complete(event);
        } catch (RuntimeException e) {
            request.completeExceptionally(e);
        }
    }

    private ReloadEvent once() {
        State before = state;
        try {
            Loaded loaded = plan.load();
            if (loaded.fingerprint().equals(before.fingerprint())) {
                state = before.unchanged();
                return event(Outcome.UNCHANGED, "nothing changed");
            }
            Successor.require(before.material(), loaded, clock.instant());
            state = before.renewed(loaded, clock.instant());
            String changes = Successor.describe(before.material(), state.material());
            LOG.info(
                    "TLS material reloaded, generation {}: {}", state.material().generation(), changes);
            return event(Outcome.RELOADED, changes);
        } catch (ConfigurationException e) {
            String why = String.valueOf(e.getMessage());
            if (!before.lastFailure().equals(Optional.of(why))) {
                LOG.warn(
                        "TLS material not reloaded, generation {} stays: {}",
                        before.material().generation(),
                        why);
            }
            state = before.failed(why);
            return event(Outcome.FAILED, why);
        }
    }

    private ReloadEvent event(Outcome outcome, String detail) {
        return new ReloadEvent(clock.instant(), outcome, state.material().generation(), detail);
    }

    private static void tell(Consumer<ReloadEvent> listener, ReloadEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.warn("a listener to TLS reloads failed", e);
        }
    }

    private void warnOfExpiry() {
        expiry.due(facts(), clock.instant()).forEach(LOG::warn);
    }

    private List<TlsStatus.Certificate> facts() {
        return facts(state.material());
    }

    private List<TlsStatus.Certificate> facts(TlsMaterial material) {
        return Stream.concat(CertificateFacts.of(material, !plan.trustsOnlySystem()).stream(), peers.all().stream())
                .toList();
    }

    /** What is in force, and how it came to be. */
    public TlsStatus status() {
        State now = state;
        return new TlsStatus(
                now.material().generation(),
                now.loadedAt(),
                now.reloads(),
                now.failures(),
                now.lastFailure(),
                facts(now.material()));
    }

    List<Path> files() {
        return plan.files();
    }
}
