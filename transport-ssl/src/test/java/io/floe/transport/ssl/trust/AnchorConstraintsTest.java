package io.floe.transport.ssl.trust;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.San;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnchorConstraintsTest {
    private static final CertificateAuthority ROOT =
            CertificateAuthority.create(CertificateSpec.authority("Shop").permit(San.dns("a.shop")));

    @Test
    void shouldAcceptNamesWithinTheConstraintsOfTheRoot() {
        assertThatCode(() -> validate("b.a.shop")).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseNamesOutsideTheConstraintsOfTheRoot() {
        assertThatThrownBy(() -> validate("b.shop"))
                .hasMessage("presented \"CN=server\": name constraints of the trust anchor"
                        + " (expected: names within its issuers' name constraints)");
    }

    private static void validate(String host) throws Refusal {
        var server = ROOT.issue(CertificateSpec.server("server").sans(San.dns(host)));
        new PathValidation(new Chain(List.of(server.leaf()), ROOT.certificate()), Instant.now()).path();
    }
}
