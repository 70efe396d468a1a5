package io.floe.transport.ssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.fault.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerRuleTest {
    @Test
    void shouldReadNamesInLowerCase() {
        assertThat(PeerRule.parse(" DNS: *.Shop.Internal ")).isEqualTo(new PeerRule.Dns("*.shop.internal"));
    }

    @Test
    void shouldKeepTheCaseOfUris() {
        assertThat(PeerRule.parse("uri:spiffe://prod/ns/Shop/*"))
                .isEqualTo(new PeerRule.Uri("spiffe://prod/ns/Shop/*"));
    }

    @Test
    void shouldCompareSubjectsWhateverTheirSpelling() {
        assertThat(PeerRule.parse("dn:\"CN=Ops, O=Acme\"")).isEqualTo(PeerRule.parse("dn:cn=ops,o=ACME"));
    }

    @Test
    void shouldTakeMultiValuedRdnsApart() {
        assertThat(PeerRule.Dn.parse("CN=Ops+OU=Night,O=Acme").rdns()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "dns:",
                "dns:*",
                "dns:a*.shop",
                "dns:a.*.shop",
                "uri:a*b",
                "dn:nonsense",
                "dn:CN",
                "ip:10.0.0.1"
            })
    void shouldRefuseWhatItCannotRead(String rule) {
        assertThatThrownBy(() -> PeerRule.parse(rule))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("peer rule: ")
                .hasMessageEndingWith("(expected: dns:[*.]host, uri:prefix[*] or dn:\"CN=a,O=b\")");
    }
}
