package io.floe.transport.ssl.config;

import io.floe.transport.ssl.Reload;
import io.floe.transport.ssl.ReloadEvent;
import io.floe.transport.ssl.SslConfig;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reloads material when its files change, on a daemon thread of its own. Owned by the transport that closes it. */
public final class MaterialWatch implements SslConfig.Watch {
    private static final Logger LOG = LoggerFactory.getLogger(MaterialWatch.class);
    /** Several files are replaced one after the other: a change is over when it was quiet for so long. */
    private static final Duration QUIET = Duration.ofSeconds(1);
    /** A folder in which others write all the time is never quiet. */
    private static final int MAX_SETTLING = 10;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);

    private final ReloadingMaterial material;
    private final ChangeSignal signal;
    private final Duration period;
    private volatile boolean closed;
    private Duration retry = FIRST_RETRY;

    MaterialWatch(ReloadingMaterial material, ChangeSignal signal, Duration period) {
        this.material = material;
        this.signal = signal;
        this.period = period;
    }

    /** Begins to watch; what is {@link Reload#off} or has no files is not watched. */
    public static SslConfig.Watch start(ReloadingMaterial material, Reload reload) {
        if (reload.mode() == Reload.Mode.OFF || material.files().isEmpty()) {
            return () -> {};
        }
        ChangeSignal signal =
                reload.mode() == Reload.Mode.WATCH ? new FolderSignal(material.files()) : new TimeSignal();
        MaterialWatch watch = new MaterialWatch(material, signal, reload.period());
        Thread thread = new Thread(watch::run, "floe-tls-reload");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void run() {
        Duration wait = period;
        while (!closed) {
            try {
                wait = pass(wait);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!closed) { // what is closed while it waits says so
                    LOG.warn("TLS material could not be looked at", e);
                }
            }
        }
    }

    /** Waits for a change or for the time to look, and reloads. Returns how long to wait the next time. */
    Duration pass(Duration wait) throws InterruptedException {
        if (signal.await(wait)) {
            for (int i = 0; i < MAX_SETTLING && signal.await(QUIET); i++) {
                LOG.trace("TLS files still change");
            }
        }
        ReloadEvent event = material.reload().join();
        signal.renew();
        if (event.outcome() != ReloadEvent.Outcome.FAILED) {
            retry = FIRST_RETRY;
            return period;
        }
        Duration next = retry.compareTo(period) < 0 ? retry : period;
        Duration doubled = retry.multipliedBy(2);
        retry = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
        return next;
    }

    @Override
    public void close() {
        closed = true;
        signal.close();
    }
}
