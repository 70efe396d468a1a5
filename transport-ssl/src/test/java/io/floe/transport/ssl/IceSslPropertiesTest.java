package io.floe.transport.ssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.certs.store.KeyForm;
import io.floe.certs.store.Keystore;
import io.floe.certs.store.Pem;
import io.floe.certs.store.StoreFormat;
import io.floe.fault.ConfigurationException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IceSslPropertiesTest {
    @TempDir
    Path folder;

    private Made made;
    private final Map<String, String> properties = new HashMap<>();
    private final Logged log = new Logged();

    @BeforeEach
    void prepare() {
        made = new Made(folder);
    }

    @AfterEach
    void end() {
        log.close();
    }

    private void keystore() {
        made.keystore("server.jks", StoreFormat.JKS, Made.SERVER);
        properties.put("IceSSL.DefaultDir", folder.toString());
        properties.put("IceSSL.Keystore", "server.jks");
        properties.put("IceSSL.KeystorePassword", Made.PASSWORD);
        properties.put("IceSSL.Password", Made.PASSWORD);
    }

    private void truststore() {
        made.truststore();
        properties.put("IceSSL.DefaultDir", folder.toString());
        properties.put("IceSSL.Truststore", "ca.p12");
        properties.put("IceSSL.TruststorePassword", Made.PASSWORD);
    }

    private SslConfig config() {
        return SslConfig.of(properties);
    }

    private TrustMaterial trust() {
        return config().profile().material().current().trust();
    }

    @Test
    void shouldReadConfigurationOfIceProgramAsItIs() {
        keystore();
        truststore();
        properties.put("IceSSL.KeystoreType", "JKS");
        properties.put("IceSSL.TruststoreType", "PKCS12");
        properties.put("IceSSL.Trace.Security", "1");
        properties.put("Ice.Plugin.IceSSL", "com.zeroc.IceSSL.PluginFactory");
        properties.put("Hello.Endpoints", "ssl -p 4064");

        SslConfig config = config();

        TlsMaterial material = config.server().material().current();
        assertThat(material.key().orElseThrow().chain()).isEqualTo(Made.SERVER.chain());
        assertThat(material.trust().anchors()).containsExactly(Made.CA.certificate());
        assertThat(config.server().policy().clientAuth()).isEqualTo(ClientAuthentication.NEED);
        assertThat(config.client().policy().verify()).isEqualTo(PeerVerification.FULL);
        assertThat(config.client().policy().chainDepthMax()).isEqualTo(3);
    }

    @Test
    void shouldTakeKeystoreAsTruststoreAndWarn() {
        made.store(
                "both.jks",
                StoreFormat.JKS,
                Keystore.of("own", Made.SERVER).plus(Keystore.trusting(Made.CA.certificate())));
        keystore();
        properties.put("IceSSL.Keystore", "both.jks");

        assertThat(trust().anchors()).contains(Made.CA.certificate());
        assertThat(log.warnings())
                .contains(
                        "IceSSL.Keystore: taken as truststore too, since there is none (expected: IceSSL.Truststore)");
    }

    @Test
    void shouldTakePlatformBeforeKeystore() {
        keystore();
        properties.put("IceSSL.UsePlatformCAs", "1");

        assertThat(trust().source()).isEqualTo("system");
    }

    @Test
    void shouldTakeTruststoreBeforePlatform() {
        truststore();
        properties.put("IceSSL.UsePlatformCAs", "1");

        assertThat(trust().anchors()).containsExactly(Made.CA.certificate());
    }

    @Test
    void shouldTrustNobodyWithoutAnyStore() {
        properties.put("IceSSL.VerifyPeer", "2");

        assertThat(trust().anchors()).isEmpty();
    }

    @Test
    void shouldTakeFirstOfSeveralKeys() {
        made.store("two.p12", StoreFormat.PKCS12, Keystore.of("a", Made.SERVER).plus(Keystore.of("b", Made.OTHER)));
        keystore();
        truststore();
        properties.put("IceSSL.Keystore", "two.p12");

        assertThat(config().profile().material().current().key().orElseThrow().chain())
                .isEqualTo(Made.SERVER.chain());
    }

    @Test
    void shouldTakeKeyOfAlias() {
        made.store("two.p12", StoreFormat.PKCS12, Keystore.of("a", Made.SERVER).plus(Keystore.of("b", Made.OTHER)));
        keystore();
        truststore();
        properties.put("IceSSL.Keystore", "two.p12");
        properties.put("IceSSL.Alias", "b");

        assertThat(config().profile().material().current().key().orElseThrow().chain())
                .isEqualTo(Made.OTHER.chain());
    }

    @ParameterizedTest
    @CsvSource({"0, NONE, INSECURE", "1, WANT, FULL", "2, NEED, FULL"})
    void shouldMapVerifyPeer(String verify, ClientAuthentication clients, PeerVerification servers) {
        truststore();
        properties.put("IceSSL.VerifyPeer", verify);

        assertThat(config().server().policy().clientAuth()).isEqualTo(clients);
        assertThat(config().client().policy().verify()).isEqualTo(servers);
    }

    @Test
    void shouldRefuseVerifyPeerBeyondTwo() {
        properties.put("IceSSL.VerifyPeer", "3");

        assertThatThrownBy(this::config).hasMessage("IceSSL.VerifyPeer: 3 (expected: 0..2)");
    }

    @Test
    void shouldWarnOnceOfEachWeakness() {
        keystore();
        truststore();
        properties.put("IceSSL.VerifyPeer", "0");
        config();

        assertThat(log.warnings())
                .containsOnlyOnce("IceSSL.VerifyPeer: 0, servers are not verified and clients not asked (expected: 2)")
                .containsOnlyOnce("IceSSL.KeystorePassword: the password itself stands in the configuration"
                        + " (expected: floe.tls.* with file:PATH or env:NAME)");
    }

    @Test
    void shouldCheckHostNamesUnlessToldByFloesOwnName() {
        truststore();

        assertThat(config().client().policy().verify()).isEqualTo(PeerVerification.FULL);
        assertThat(log.warnings())
                .contains("IceSSL.CheckCertName: 0, but host names are checked (floe.tls.verify=chain turns it off)");
        properties.put("floe.tls.verify", "chain");
        assertThat(config().client().policy().verify()).isEqualTo(PeerVerification.CHAIN);
    }

    @Test
    void shouldMapTrustOnlyToBothSidesAndToEach() {
        truststore();
        properties.put("IceSSL.TrustOnly", "CN=a,O=\"x;y\";!CN=b");
        properties.put("IceSSL.TrustOnly.Client", "CN=server");
        properties.put("IceSSL.TrustOnly.Server", "CN=client");

        PeerRule both = PeerRule.Dn.parse("CN=a,O=\"x;y\"");
        List<PeerRule> deny = List.of(PeerRule.Dn.parse("CN=b"));
        assertThat(config().client().policy().rules())
                .isEqualTo(new PeerRules(List.of(both, PeerRule.Dn.parse("CN=server")), deny));
        assertThat(config().server().policy().rules())
                .isEqualTo(new PeerRules(List.of(both, PeerRule.Dn.parse("CN=client")), deny));
    }

    @Test
    void shouldMapTrustOnlyOfOneAdapterBesideThoseOfAll() {
        truststore();
        properties.put("IceSSL.TrustOnly", "!CN=b");
        properties.put("IceSSL.TrustOnly.Server", "CN=client");
        properties.put("IceSSL.TrustOnly.Server.Hello", "CN=guest;!CN=c");

        PeerRules all = new PeerRules(List.of(PeerRule.Dn.parse("CN=client")), List.of(PeerRule.Dn.parse("CN=b")));
        assertThat(config().adapter("Hello").server().policy().rules())
                .isEqualTo(new PeerRules(
                        List.of(PeerRule.Dn.parse("CN=client"), PeerRule.Dn.parse("CN=guest")),
                        List.of(PeerRule.Dn.parse("CN=b"), PeerRule.Dn.parse("CN=c"))));
        assertThat(config().adapter("Other").server().policy().rules()).isEqualTo(all);
        assertThat(config().server().policy().rules()).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IceSSL.TrustOnly", "IceSSL.TrustOnly.Server.Hello"})
    void shouldRefuseTrustOnlyThatCannotBeRead(String key) {
        properties.put(key, "CN=a;nonsense");

        assertThatThrownBy(this::config)
                .hasMessage(key + ": nonsense (expected: a distinguished name such as CN=a,O=b)");
    }

    @ParameterizedTest
    @CsvSource({
        "IceSSL.CertVerifier, a class cannot be carried over; write rules with TrustOnly",
        "IceSSL.RevocationCheck, revocation lists are files: floe.tls.crl"
    })
    void shouldRefuseWhatWouldBeWeakerWithout(String key, String reason) {
        properties.put(key, "1");

        assertThatThrownBy(this::config)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(key + ": not carried over (expected: none; " + reason + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IceSSL.Random", "IceSSL.FindCert.CurrentUser", "IceSSL.DH.2048", "IceSSL.Trace.Security"})
    void shouldGoOnWithoutWhatHasNoMeaning(String key) {
        properties.put(key, "1");
        config();

        assertThat(log.warnings()).anyMatch(line -> line.startsWith(key + ": without effect, "));
    }

    @ParameterizedTest
    @CsvSource({
        "IceSSL.KeyStore, IceSSL.Keystore",
        "IceSSL.TrustOnly.Servers, IceSSL.TrustOnly.Server",
        "IceSSL.VerifyPeers, IceSSL.VerifyPeer"
    })
    void shouldNameNearestKeyForUnknownOne(String key, String nearest) {
        properties.put(key, "1");

        assertThatThrownBy(this::config).hasMessage("property '" + key + "': unknown (expected: " + nearest + "?)");
    }

    @Test
    void shouldDropOldProtocolsAndKeepGoodOnes() {
        truststore();
        properties.put("IceSSL.Protocols", "TLS1_0, tlsv1_2");

        assertThat(config().client().policy().protocols()).containsExactly("TLSv1.2");
        assertThat(log.warnings()).contains("IceSSL.Protocols: TLS1_0 is not spoken (expected: TLS1_2, TLS1_3)");
    }

    @Test
    void shouldRefuseOldProtocolsAlone() {
        properties.put("IceSSL.Protocols", "TLS1_0");

        assertThatThrownBy(this::config)
                .hasMessage("IceSSL.Protocols: TLS1_0 (expected: TLS1_2 or TLS1_3, older ones are broken)");
    }

    @Test
    void shouldReadCiphersInIcesLanguage() {
        truststore();
        properties.put("IceSSL.Ciphers", "NONE (ECDHE_RSA.*GCM) !(AES_256) TLS_AES_128_GCM_SHA256");

        assertThat(config().client().policy().ciphers())
                .containsExactly("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    }

    @Test
    void shouldRefuseAnonymousCiphers() {
        properties.put("IceSSL.Ciphers", "ADH");

        assertThatThrownBy(this::config)
                .hasMessage("IceSSL.Ciphers: ADH (expected: a suite with certificates; without them,"
                        + " as old OMERO servers were set up, whoever sits in between reads all)");
    }

    @Test
    void shouldReadCertFileOfOtherLanguages() {
        made.chain(Made.SERVER);
        made.key(Made.SERVER, KeyForm.TRADITIONAL);
        made.write("ca.pem", Pem.certificates(List.of(Made.CA.certificate())));
        properties.put("IceSSL.DefaultDir", folder.toString());
        properties.put("IceSSL.CertFile", "own.crt");
        properties.put("IceSSL.KeyFile", "own.key");
        properties.put("IceSSL.CAs", "ca.pem");

        TlsMaterial material = config().profile().material().current();

        assertThat(material.key().orElseThrow().chain()).isEqualTo(Made.SERVER.chain());
        assertThat(material.trust().anchors()).containsExactly(Made.CA.certificate());
    }
}
