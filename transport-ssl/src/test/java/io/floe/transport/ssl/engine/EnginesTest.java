package io.floe.transport.ssl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.Logged;
import io.netty.handler.ssl.SslProvider;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnginesTest {
    private final Logged log = new Logged(Engines.class.getName());

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void shouldTakeBoringSslWhereItLoadsAndSayIt() {
        assertThat(Engines.choose(EngineChoice.AUTO)).isEqualTo(SslProvider.OPENSSL);
        assertThat(log.all()).containsExactly("TLS engine: BoringSSL");
    }

    @Test
    void shouldTakeTheJdksWhereBoringSslIsNotThereAndSayWhy() {
        assertThat(Engines.choose(EngineChoice.AUTO, () -> Optional.of("no jar")))
                .isEqualTo(SslProvider.JDK);
        assertThat(log.all()).containsExactly("TLS engine: the JDK's, for BoringSSL cannot be had: no jar");
    }

    @Test
    void shouldNeverFallBackFromWhatWasAskedForByName() {
        assertThatThrownBy(() -> Engines.choose(EngineChoice.NATIVE, () -> Optional.of("no jar")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("TLS engine: native (expected: BoringSSL, but no jar; ");
        assertThat(log.all()).isEmpty();
    }

    @Test
    void shouldNotEvenTryBoringSslWhereTheJdksIsAskedFor() {
        assertThat(Engines.choose(EngineChoice.JDK, () -> {
                    throw new AssertionError("tried");
                }))
                .isEqualTo(SslProvider.JDK);
        assertThat(log.all()).containsExactly("TLS engine: the JDK's, as configured");
    }

    @Test
    void shouldNotTryBoringSslOnMusl() {
        assertThat(Engines.hindrance(List.of("7f00-7f01 r-xp 00000000 08:01 42 /lib/ld-musl-x86_64.so.1")))
                .contains("this JVM runs on musl");
        assertThat(Engines.hindrance(List.of())).isEmpty();
    }
}
