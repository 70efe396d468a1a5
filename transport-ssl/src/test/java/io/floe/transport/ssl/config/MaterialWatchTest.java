package io.floe.transport.ssl.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.store.Pem;
import io.floe.transport.ssl.material.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterialWatchTest {
    private static final Duration PERIOD = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private Path file;
    private ReloadingMaterial material;
    private final ScriptedSignal signal = new ScriptedSignal();

    @BeforeEach
    void prepare() throws Exception {
        file = Files.writeString(folder.resolve("ca.pem"), authority());
        SslDraft draft = new SslDraft();
        draft.trust().store(Location.of(file), null);
        material = draft.build().material();
    }

    private static String authority() {
        return Pem.certificates(List.of(CertificateAuthority.create("CA").certificate()));
    }

    private MaterialWatch watch() {
        return new MaterialWatch(material, signal, PERIOD);
    }

    @Test
    void shouldLookAfterPeriodWithoutAnySign() throws Exception {
        Files.writeString(file, authority());

        Duration next = watch().pass(PERIOD);

        assertThat(material.current().generation()).isEqualTo(2);
        assertThat(signal.waited).containsExactly(PERIOD);
        assertThat(next).isEqualTo(PERIOD);
    }

    @Test
    void shouldWaitUntilChangesAreOver() throws Exception {
        signal.signs.addAll(List.of(true, true, true, false));
        watch().pass(PERIOD);

        Duration quiet = Duration.ofSeconds(1);
        assertThat(signal.waited).containsExactly(PERIOD, quiet, quiet, quiet);
    }

    @Test
    void shouldNotWaitForeverForBusyFolder() throws Exception {
        signal.always = true;
        watch().pass(PERIOD);

        assertThat(signal.waited).hasSize(11);
    }

    @Test
    void shouldTryAgainSoonerAfterFailureAndThenLater() throws Exception {
        MaterialWatch watch = watch();
        Files.writeString(file, "damaged");

        assertThat(List.of(watch.pass(PERIOD), watch.pass(PERIOD), watch.pass(PERIOD)))
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        Files.writeString(file, authority());
        assertThat(watch.pass(PERIOD)).isEqualTo(PERIOD);
    }

    @Test
    void shouldRenewSignalAfterEachLook() throws Exception {
        watch().pass(PERIOD);

        assertThat(signal.renewed).isEqualTo(1);
    }

    @Test
    void shouldWatchFolderOfEachLinkOnTheWay() throws Exception {
        Path real = folder.toRealPath();
        Files.createDirectories(real.resolve("mount/one"));
        Files.writeString(real.resolve("mount/one/ca.pem"), "x");
        Files.createSymbolicLink(real.resolve("mount/..data"), Path.of("one"));
        Files.createSymbolicLink(real.resolve("mount/ca.pem"), Path.of("..data/ca.pem"));
        Files.createSymbolicLink(real.resolve("link.pem"), Path.of("mount/ca.pem"));

        assertThat(WatchedPaths.folders(List.of(real.resolve("link.pem"))))
                .contains(real, real.resolve("mount"), real.resolve("mount/one"));
    }

    /** Signs as a test wrote them down; none once they are used up. */
    private static final class ScriptedSignal implements ChangeSignal {
        private final Deque<Boolean> signs = new ArrayDeque<>();
        private final List<Duration> waited = new ArrayList<>();
        private boolean always;
        private int renewed;

        @Override
        public boolean await(Duration atMost) {
            waited.add(atMost);
            return always || (!signs.isEmpty() && signs.remove());
        }

        @Override
        public void renew() {
            renewed++;
        }

        @Override
        public void close() {
            signs.clear();
        }
    }
}
