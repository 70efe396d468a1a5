package io.floe.transport.ssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.transport.ssl.IceConfigConverter.Leniency;
import io.floe.transport.ssl.IceConfigConverter.Line;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IceConfigConverterTest {
    private static final List<String> SERVER = List.of(
            "# the server",
            "Ice.Plugin.IceSSL=com.zeroc.IceSSL.PluginFactory",
            "Hello.Endpoints=ssl -p 4064",
            "IceSSL.DefaultDir=/etc/ice",
            "IceSSL.Keystore=server.jks",
            "IceSSL.KeystoreType=JKS",
            "IceSSL.KeystorePassword=pa\\#ss # of the store",
            "IceSSL.Truststore=/etc/ca.jks",
            "IceSSL.VerifyPeer=1",
            "IceSSL.TrustOnly=CN=a,O=b;!CN=c",
            "IceSSL.Random=seed");

    @Test
    void shouldConvertEachLineWithItsReason() {
        assertThat(IceConfigConverter.convert(SERVER, Set.of()))
                .containsExactly(
                        new Line("# the server", "# the server", "a comment"),
                        new Line(SERVER.get(1), "", "the ssl transport is found by itself"),
                        new Line(SERVER.get(2), SERVER.get(2), "not about TLS, stays as it is"),
                        new Line(SERVER.get(3), "", "written into the paths below it"),
                        new Line(
                                SERVER.get(4),
                                "floe.tls.key.store = /etc/ice/server.jks",
                                "own key, and trusted certificates if nothing else names them"),
                        new Line(SERVER.get(5), "", "the type is told from the bytes"),
                        new Line(
                                SERVER.get(6),
                                "floe.tls.key.password = literal:pa#ss",
                                "keep the file to its owner (mode 0600), or better: file:PATH or env:NAME"),
                        new Line(SERVER.get(7), "floe.tls.trust = /etc/ca.jks", "trusted certificates"),
                        new Line(
                                SERVER.get(8),
                                "floe.tls.client-auth = want",
                                "what a server asks of clients; servers are always verified"),
                        new Line(
                                SERVER.get(9),
                                "floe.tls.peer.allow = dn:\"CN=a,O=b\"\nfloe.tls.peer.deny = dn:\"CN=c\"",
                                "the same rules"),
                        new Line(SERVER.get(10), "", "not carried: the JDK seeds itself"),
                        new Line("", "floe.tls.chain-depth = 3", "Ice's default of VerifyDepthMax"),
                        new Line(
                                "",
                                "floe.tls.verify = full",
                                "stricter: host names are checked, as Ice did only if told to; not so with --keep-weak"));
    }

    @Test
    void shouldWriteOutKeystoreThatWasTrusted() {
        assertThat(IceConfigConverter.convert(List.of("IceSSL.Keystore=/k.p12", "IceSSL.VerifyPeer=2"), Set.of()))
                .contains(new Line(
                        "",
                        "floe.tls.trust = /k.p12",
                        "Ice took the Keystore as truststore; name a truststore of its own"));
    }

    @Test
    void shouldKeepInsecurityOnlyWhenTold() {
        List<String> lines = List.of("IceSSL.VerifyPeer=0");

        assertThat(IceConfigConverter.convert(lines, Set.of()).get(0).result())
                .isEqualTo("floe.tls.client-auth = none");
        assertThat(IceConfigConverter.convert(lines, Set.of(Leniency.ACCEPT_INSECURE))
                        .get(0)
                        .result())
                .isEqualTo("floe.tls.client-auth = none\nfloe.tls.verify = insecure");
    }

    @Test
    void shouldKeepUncheckedNamesOnlyWhenTold() {
        List<String> lines = List.of("IceSSL.Truststore=/ca.p12");
        Line weak = new Line("", "floe.tls.verify = chain", "Ice checked no host names");

        assertThat(IceConfigConverter.convert(lines, Set.of())).doesNotContain(weak);
        assertThat(IceConfigConverter.convert(lines, Set.of(Leniency.KEEP_WEAK)))
                .contains(weak);
    }

    @Test
    void shouldWriteQuotedNamesSoThatTheRulesStayTheSame() {
        String names = "CN=\"Ops, West\",O=\"Acme\";!CN=\"a;b\"";
        var converted = new Properties();
        IceConfigConverter.convert(List.of("IceSSL.TrustOnly=" + names), Set.of()).stream()
                .flatMap(line -> line.result().lines())
                .forEach(line -> load(converted, line));

        assertThat(List.of(
                        PeerRule.parse(converted.getProperty("floe.tls.peer.allow")),
                        PeerRule.parse(converted.getProperty("floe.tls.peer.deny"))))
                .containsExactly(PeerRule.Dn.parse("CN=\"Ops, West\",O=Acme"), PeerRule.Dn.parse("CN=\"a;b\""));
        assertThat(SslConfig.of(Map.of(
                                "floe.tls.peer.allow",
                                converted.getProperty("floe.tls.peer.allow"),
                                "floe.tls.trust",
                                "none"))
                        .client()
                        .policy()
                        .rules()
                        .allow())
                .hasSize(1);
    }

    private static void load(Properties properties, String line) {
        try {
            properties.load(new StringReader(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldRefuseUnknownName() {
        assertThatThrownBy(() -> IceConfigConverter.convert(List.of("IceSSL.Trustore=x"), Set.of()))
                .hasMessage("property 'IceSSL.Trustore': unknown (expected: IceSSL.Truststore?)");
    }

    @Test
    void shouldLeaveFileWithoutIceSslAlone() {
        assertThat(IceConfigConverter.convert(List.of("a=b", ""), Set.of()))
                .extracting(Line::result)
                .containsExactly("a=b", "");
    }

    @Test
    void shouldNotPrintPasswords() {
        assertThat(IceConfigConverter.convert(SERVER, Set.of()).toString()).doesNotContain("pa#ss", "pa\\#ss");
    }
}
