package io.floe.transport.ssl;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.Validity;
import io.floe.certs.store.KeyForm;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.Pem;
import io.floe.certs.store.StoreFormat;
import io.floe.transport.ssl.ReloadEvent.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SslConfigReloadTest {
    @TempDir
    Path folder;

    private Made made;
    private final ManualClock clock = new ManualClock();
    private final Logged log = new Logged();
    private final List<ReloadEvent> events = new ArrayList<>();

    @BeforeEach
    void prepare() {
        made = new Made(folder);
    }

    @AfterEach
    void end() {
        log.close();
    }

    private SslConfig server() {
        SslConfig config = SslConfig.builder()
                .keystore(made.p12(Made.SERVER), Made.PASSWORD)
                .truststore(made.truststore(), Made.PASSWORD)
                .clock(clock)
                .build();
        config.onReload(events::add);
        return config;
    }

    private static List<?> chain(SslConfig config) {
        return config.server().material().current().key().orElseThrow().chain();
    }

    @Test
    void shouldTakeNewKeyWithNextGeneration() {
        SslConfig config = server();
        made.p12(Made.OTHER);

        ReloadEvent event = config.reload().join();

        assertThat(event.outcome()).isEqualTo(Outcome.RELOADED);
        assertThat(event.generation()).isEqualTo(2);
        assertThat(event.detail())
                .startsWith("own certificate 'CN=other.example' [dns:other.example] until ")
                .endsWith("; its subject was 'CN=shop.example'");
        assertThat(chain(config)).isEqualTo(Made.OTHER.chain());
        assertThat(events).containsExactly(event);
        assertThat(log.all())
                .filteredOn(line -> line.startsWith("TLS material reloaded"))
                .hasSize(1);
    }

    @Test
    void shouldNotifyTransportOnlyOfNewMaterial() {
        SslConfig config = server();
        List<Long> seen = new ArrayList<>();
        config.server()
                .material()
                .onChange(() -> seen.add(config.server().material().current().generation()));
        config.reload().join();
        made.write("own.p12", "damaged");
        config.reload().join();
        made.p12(Made.OTHER);
        config.reload().join();

        assertThat(seen).containsExactly(2L);
    }

    @Test
    void shouldNotCountUnchangedFiles() {
        SslConfig config = server();

        assertThat(config.reload().join().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(config.status().generation()).isEqualTo(1);
        assertThat(events).isEmpty();
    }

    @Test
    void shouldKeepLastGoodMaterialAndWarnOnce() {
        SslConfig config = server();
        made.write("own.p12", "damaged");

        ReloadEvent event = config.reload().join();
        config.reload().join();

        assertThat(event.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(event.generation()).isEqualTo(1);
        assertThat(chain(config)).isEqualTo(Made.SERVER.chain());
        assertThat(log.warnings())
                .containsOnlyOnce("TLS material not reloaded, generation 1 stays: " + folder.resolve("own.p12")
                        + ": of no known format (expected: a PKCS12, JKS or BCFKS store, or PEM)");
        assertThat(config.status().failures()).isEqualTo(2);
        assertThat(config.status().lastFailure()).isPresent();
    }

    @Test
    void shouldTakeNothingIfOneOfTwoFilesIsBad() {
        SslConfig config = server();
        made.p12(Made.OTHER);
        made.write("ca.p12", "damaged");
        config.reload().join();

        assertThat(chain(config)).isEqualTo(Made.SERVER.chain());
    }

    @Test
    void shouldRecoverFromFailure() {
        SslConfig config = server();
        made.write("own.p12", "damaged");
        config.reload().join();
        made.p12(Made.SERVER);
        config.reload().join();

        assertThat(config.status().lastFailure()).isEmpty();
        assertThat(config.status().failures()).isEqualTo(1);
    }

    @Test
    void shouldRefuseKeyThatIsHalfOfAnotherPair() {
        Path chain = made.chain(Made.SERVER);
        SslConfig config = SslConfig.builder()
                .pem(chain, made.key(Made.SERVER, KeyForm.PKCS8))
                .build();
        made.key(Made.OTHER, KeyForm.PKCS8);

        assertThat(config.reload().join().detail()).startsWith(chain + ": key 'key' does not fit certificate");
        made.chain(Made.OTHER);
        assertThat(config.reload().join().outcome()).isEqualTo(Outcome.RELOADED);
    }

    @Test
    void shouldKeepValidCertificateRatherThanTakeExpiredOne() {
        SslConfig config = server();
        made.p12(Made.CA.issue(Made.peer("late").valid(Validity.expired())));

        ReloadEvent event = config.reload().join();

        assertThat(event.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(event.detail())
                .startsWith(folder.resolve("own.p12") + ": certificate 'CN=late' expired on ")
                .endsWith("(expected: one that is valid now, as the one in force)");
    }

    @Test
    void shouldTellOfTrustThatChanged() {
        SslConfig config = server();
        made.store("ca.p12", StoreFormat.PKCS12, Keystore.trusting(Made.CA.certificate(), Made.OTHER.leaf()));

        assertThat(config.reload().join().detail()).isEqualTo("trust of 2 certificates (was 1)");
    }

    @Test
    void shouldGoOnWhenListenerFails() {
        SslConfig config = server();
        config.onReload(event -> {
            throw new IllegalStateException("mine");
        });
        config.onReload(events::add);
        made.p12(Made.OTHER);
        config.reload().join();

        assertThat(events).hasSize(2);
    }

    @Test
    void shouldServeReloadsThatAreAskedForInsideOfReload() {
        SslConfig config = server();
        List<CompletableFuture<ReloadEvent>> inner = new ArrayList<>();
        config.onReload(event -> inner.add(config.reload()));
        made.p12(Made.OTHER);
        config.reload().join();

        assertThat(inner.get(0).join().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void shouldWarnAtEachThresholdOnce() {
        Credential shortLived =
                Made.CA.issue(Made.peer("short").valid(Validity.from(clock.instant(), Duration.ofDays(30))));
        SslConfig config = SslConfig.builder()
                .keystore(made.p12(shortLived.withChain(List.of(shortLived.leaf()))), Made.PASSWORD)
                .trustNone()
                .clock(clock)
                .build();
        for (int day = 0; day < 31; day++) {
            config.reload().join();
            config.reload().join();
            clock.pass(Duration.ofDays(1));
        }
        config.reload().join();

        String source = "own certificate 'CN=short' of " + folder.resolve("own.p12");
        String expected = " (expected: a renewed one in its place)";
        assertThat(log.warnings())
                .filteredOn(line -> line.startsWith(source))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo(source + " expires in 21 days" + expected),
                        line -> assertThat(line).isEqualTo(source + " expires in 7 days" + expected),
                        line -> assertThat(line).isEqualTo(source + " expires in 1 day" + expected),
                        line -> assertThat(line).startsWith(source + " expired on "));
    }

    @Test
    void shouldWarnOfTheTrustedBeforeTheyExpire() {
        var authority = CertificateAuthority.create(
                CertificateSpec.authority("short").valid(Validity.from(clock.instant(), Duration.ofDays(30))));
        Path ca = made.write("ca.pem", Pem.certificates(authority.credential().chain()));
        SslConfig config = SslConfig.builder().trust(ca).clock(clock).build();
        for (int day = 0; day < 31; day++) {
            config.reload().join();
            clock.pass(Duration.ofDays(1));
        }
        config.reload().join();

        String source = "trusted certificate 'CN=short' of " + ca;
        assertThat(log.warnings())
                .filteredOn(line -> line.startsWith(source))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(source + " expires in 21 days"),
                        line -> assertThat(line).startsWith(source + " expires in 7 days"),
                        line -> assertThat(line).startsWith(source + " expires in 1 day"),
                        line -> assertThat(line).startsWith(source + " expired on "));
    }

    @Test
    void shouldWarnOfThePeersCertificateAtEachThresholdOnce() {
        X509Certificate shown = Made.CA
                .issue(Made.peer("peer").valid(Validity.from(clock.instant(), Duration.ofDays(30))))
                .leaf();
        SslConfig config = server();
        for (int day = 0; day < 31; day++) {
            config.client().material().seen("ssl peer:4064", shown);
            config.reload().join();
            clock.pass(Duration.ofDays(1));
        }
        config.reload().join();

        String source = "peer's certificate 'CN=peer' of ssl peer:4064";
        assertThat(log.warnings())
                .filteredOn(line -> line.startsWith(source))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(source + " expires in 21 days"),
                        line -> assertThat(line).startsWith(source + " expires in 7 days"),
                        line -> assertThat(line).startsWith(source + " expires in 1 day"),
                        line -> assertThat(line).startsWith(source + " expired on "));
        assertThat(config.status().certificates())
                .filteredOn(one -> one.role() == TlsStatus.Role.PEER)
                .extracting(TlsStatus.Certificate::subject)
                .containsExactly("CN=peer");
    }

    @Test
    void shouldForgetThePeersCertificateThatWasReplaced() {
        var old = Made.CA.issue(Made.peer("peer").valid(Validity.from(clock.instant(), Duration.ofDays(5))));
        SslConfig config = server();
        config.client().material().seen("ssl peer:4064", old.leaf());
        config.client().material().seen("ssl peer:4064", Made.SERVER.leaf());

        clock.pass(Duration.ofDays(4));
        config.reload().join();

        assertThat(log.warnings())
                .filteredOn(line -> line.startsWith("peer's"))
                .singleElement()
                .asString()
                .contains("expires in 5 days");
    }

    @Test
    void shouldShowStatusOfCertificates() {
        TlsStatus status = server().status();

        assertThat(status.certificates())
                .extracting(one -> one.role() + " " + one.subject() + " " + one.names())
                .containsExactly("OWN CN=shop.example [dns:shop.example]", "OWN CN=Test CA []", "TRUST CN=Test CA []");
    }

    @Test
    void shouldNoticeReplacedFile() throws Exception {
        SslConfig config = server();
        CountDownLatch reloaded = new CountDownLatch(1);
        config.onReload(event -> reloaded.countDown());
        try (SslConfig.Watch watch = config.watch()) {
            assertThat(watch).isNotNull();
            made.p12(Made.OTHER);

            assertThat(reloaded.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(chain(config)).isEqualTo(Made.OTHER.chain());
    }

    @Test
    void shouldNoticeSwapOfKubernetesAsOneChange() throws Exception {
        mount("one", Made.SERVER);
        link("..data", Path.of("one"));
        link("tls.crt", Path.of("..data/tls.crt"));
        link("tls.key", Path.of("..data/tls.key"));
        SslConfig config = SslConfig.builder().keystore(folder).build();
        CountDownLatch reloaded = new CountDownLatch(1);
        config.onReload(events::add);
        config.onReload(event -> reloaded.countDown());
        try (SslConfig.Watch watch = config.watch()) {
            assertThat(watch).isNotNull();
            mount("two", Made.OTHER);
            link("..data", Path.of("two"));

            assertThat(reloaded.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(events).extracting(ReloadEvent::outcome).containsExactly(Outcome.RELOADED);
        assertThat(chain(config)).isEqualTo(Made.OTHER.chain());
    }

    private void mount(String name, Credential credential) {
        made.write(name + "/tls.crt", Pem.certificates(credential.chain()));
        made.write(name + "/tls.key", Pem.key(credential.key(), KeyForm.PKCS8));
    }

    private void link(String name, Path target) throws IOException {
        Path draft = Files.createSymbolicLink(folder.resolve(name + ".tmp"), target);
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
