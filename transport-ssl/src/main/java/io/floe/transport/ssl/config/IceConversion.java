package io.floe.transport.ssl.config;

import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.IceConfigConverter.Leniency;
import io.floe.transport.ssl.IceConfigConverter.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One conversion of a configuration file of Ice. Owned by the caller of the converter. */
public final class IceConversion {
    private final List<String> originals;
    private final Set<Leniency> leniency;
    private final IceSslValues values;
    private final List<Line> lines = new ArrayList<>();

    public IceConversion(List<String> originals, Set<Leniency> leniency) {
        this.originals = List.copyOf(originals);
        this.leniency = leniency;
        Map<String, String> ice = new HashMap<>();
        originals.stream().map(IceLine::of).flatMap(Optional::stream).forEach(line -> {
            if (line.key().startsWith(IceSslProperty.PREFIX)) {
                ice.put(line.key(), line.value());
            }
        });
        values = new IceSslValues(ice);
    }

    public List<Line> lines() {
        originals.forEach(this::convert);
        if (!values.properties().isEmpty()) {
            unsaid();
        }
        return List.copyOf(lines);
    }

    private void convert(String original) {
        Optional<IceLine> line = IceLine.of(original);
        if (line.isEmpty()) {
            lines.add(new Line(original, original, "a comment"));
        } else if (line.get().key().startsWith("Ice.Plugin.IceSSL")) {
            lines.add(new Line(original, "", "the ssl transport is found by itself"));
        } else if (!line.get().key().startsWith(IceSslProperty.PREFIX)) {
            lines.add(new Line(original, original, "not about TLS, stays as it is"));
        } else {
            String key = line.get().key();
            IceSslProperty property = IceSslProperty.of(key).orElseThrow(() -> IceSslReader.unknown(key));
            boolean isCarried = property.fate() == IceSslProperty.Fate.CARRIED;
            lines.add(
                    isCarried
                            ? carried(property, original)
                            : new Line(original, "", "not carried: " + property.note()));
        }
    }

    private Line carried(IceSslProperty property, String original) {
        return switch (property) {
            case KEYSTORE -> file(property, FloeTlsProperty.KEY_STORE, original);
            case CERT_FILE -> certFile(original);
            case KEY_FILE -> file(property, FloeTlsProperty.KEY_PEM, original);
            case KEYSTORE_PASSWORD -> password(property, FloeTlsProperty.KEY_PASSWORD, original);
            case PASSWORD -> keyPassword(original);
            case TRUSTSTORE -> file(property, FloeTlsProperty.TRUST, original);
            case CAS, CERT_AUTH_FILE -> authorities(property, original);
            case TRUSTSTORE_PASSWORD -> password(property, FloeTlsProperty.TRUST_PASSWORD, original);
            case REVOCATION_LISTS -> file(property, FloeTlsProperty.CRL, original);
            case ALIAS -> line(original, FloeTlsProperty.KEY_ALIAS, text(property), "the same");
            case VERIFY_DEPTH_MAX -> line(original, FloeTlsProperty.CHAIN_DEPTH, text(property), "the same");
            case KEYSTORE_TYPE, TRUSTSTORE_TYPE -> new Line(original, "", "the type is told from the bytes");
            case DEFAULT_DIR -> new Line(original, "", "written into the paths below it");
            case USE_PLATFORM_CAS -> platform(original);
            case VERIFY_PEER -> verifyPeer(original);
            case CHECK_CERT_NAME -> checkCertName(original);
            case PROTOCOLS -> protocols(original);
            case CIPHERS -> ciphers(original);
            case TRUST_ONLY_ADAPTER ->
                new Line(
                        original,
                        "",
                        "not carried: give the adapter a configuration of its own, floe.adapter.NAME.tls; IceSSL.* can stay");
            default -> trustOnly(property, original);
        };
    }

    private String text(IceSslProperty property) {
        return values.text(property).orElse("");
    }

    private static Line line(String original, FloeTlsProperty property, String value, String reason) {
        return value.isEmpty()
                ? new Line(original, "", "empty")
                : new Line(original, property.key() + " = " + escaped(value), reason);
    }

    /** As a properties file wants it. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\");
    }

    private Line file(IceSslProperty property, FloeTlsProperty own, String original) {
        String path = values.text(property)
                .map(value -> values.found(value).toString())
                .orElse("");
        return line(original, own, path, property.note());
    }

    private Line certFile(String original) {
        if (values.text(IceSslProperty.KEYSTORE).isPresent()) {
            return new Line(original, "", "without effect beside IceSSL.Keystore");
        }
        boolean isPair = values.text(IceSslProperty.KEY_FILE).isPresent();
        return file(IceSslProperty.CERT_FILE, isPair ? FloeTlsProperty.KEY_CERT : FloeTlsProperty.KEY_STORE, original);
    }

    private Line authorities(IceSslProperty property, String original) {
        return values.text(IceSslProperty.TRUSTSTORE).isPresent()
                ? new Line(original, "", "without effect beside IceSSL.Truststore")
                : file(property, FloeTlsProperty.TRUST, original);
    }

    private Line password(IceSslProperty property, FloeTlsProperty own, String original) {
        String value =
                values.password(property).map(secret -> "literal:" + secret).orElse("");
        return line(original, own, value, "keep the file to its owner (mode 0600), or better: file:PATH or env:NAME");
    }

    /** Ice's Password is the key's; without a Keystore it is that of CertFile or KeyFile. */
    private Line keyPassword(String original) {
        boolean inStore = values.text(IceSslProperty.KEYSTORE).isPresent();
        return password(
                IceSslProperty.PASSWORD,
                inStore ? FloeTlsProperty.KEY_ENTRY_PASSWORD : FloeTlsProperty.KEY_PASSWORD,
                original);
    }

    private Line platform(String original) {
        boolean isOn = values.number(IceSslProperty.USE_PLATFORM_CAS, 0, 0, Integer.MAX_VALUE) > 0;
        boolean isUsed = isOn && !hasTruststore();
        return isUsed
                ? line(original, FloeTlsProperty.TRUST, "system", "the authorities of the JVM")
                : new Line(original, "", isOn ? "without effect beside a truststore" : "off");
    }

    private boolean hasTruststore() {
        return values.text(IceSslProperty.TRUSTSTORE)
                .or(() -> values.text(IceSslProperty.CAS))
                .or(() -> values.text(IceSslProperty.CERT_AUTH_FILE))
                .isPresent();
    }

    private Line verifyPeer(String original) {
        int verify = values.number(IceSslProperty.VERIFY_PEER, 2, 0, 2);
        ClientAuthentication wanted = IceSslReader.clientAuth(verify);
        String auth = FloeTlsProperty.CLIENT_AUTH.key() + " = " + wanted.name().toLowerCase(Locale.ROOT);
        if (verify > 0) {
            return new Line(original, auth, "what a server asks of clients; servers are always verified");
        }
        return leniency.contains(Leniency.ACCEPT_INSECURE)
                ? new Line(original, auth + "\n" + FloeTlsProperty.VERIFY.key() + " = insecure", "as weak as it was")
                : new Line(
                        original, auth, "stricter: servers are verified all the same; not so with --accept-insecure");
    }

    private Line checkCertName(String original) {
        boolean isOff = values.number(IceSslProperty.CHECK_CERT_NAME, 0, 0, Integer.MAX_VALUE) == 0;
        if (isOff && leniency.contains(Leniency.KEEP_WEAK)) {
            return new Line(original, "", "written out at the end");
        }
        return new Line(
                original,
                "",
                isOff ? "stricter: host names are checked; not so with --keep-weak" : "host names are checked");
    }

    private Line protocols(String original) {
        List<String> dropped = new ArrayList<>();
        String spoken = IceProtocols.read(values, dropped)
                .map(names -> String.join(",", names))
                .orElse("");
        return line(original, FloeTlsProperty.PROTOCOLS, spoken, dropped.isEmpty() ? "the same" : join(dropped));
    }

    private Line ciphers(String original) {
        List<String> dropped = new ArrayList<>();
        String suites = IceCiphers.read(values, dropped)
                .map(names -> String.join(",", names))
                .orElse("");
        return line(original, FloeTlsProperty.CIPHERS, suites, dropped.isEmpty() ? "written out" : join(dropped));
    }

    private static String join(List<String> dropped) {
        return String.join("; ", dropped);
    }

    /** Floe's rules are for both sides, so lists for one side become one list only if there is no other. */
    private Line trustOnly(IceSslProperty property, String original) {
        long lists = values.properties().keySet().stream()
                .filter(key -> key.startsWith(IceSslProperty.TRUST_ONLY.key()))
                .count();
        if (property != IceSslProperty.TRUST_ONLY && lists > 1) {
            return new Line(original, "", "not carried: floe.tls.peer.* is for both sides; write it by hand");
        }
        List<String> names = RuleLists.split(text(property), ';');
        String result = List.of(
                        rules(
                                FloeTlsProperty.PEER_ALLOW,
                                names.stream()
                                        .filter(name -> !name.startsWith("!"))
                                        .toList()),
                        rules(
                                FloeTlsProperty.PEER_DENY,
                                names.stream()
                                        .filter(name -> name.startsWith("!"))
                                        .map(name -> name.substring(1).trim())
                                        .toList()))
                .stream()
                .filter(rules -> !rules.isEmpty())
                .collect(Collectors.joining("\n"));
        return new Line(
                original,
                result,
                property == IceSslProperty.TRUST_ONLY
                        ? "the same rules"
                        : "the same rules, but on peers of both sides");
    }

    private static String rules(FloeTlsProperty property, List<String> names) {
        return names.isEmpty()
                ? ""
                : property.key() + " = "
                        + names.stream()
                                .map(name -> "dn:\"" + escaped(IceTrustOnly.unquoted(name)) + "\"")
                                .collect(Collectors.joining(", "));
    }

    private void unsaid() {
        if (values.text(IceSslProperty.VERIFY_PEER).isEmpty()) {
            lines.add(
                    line("", FloeTlsProperty.CLIENT_AUTH, "need", "Ice's default: servers need clients' certificates"));
        }
        if (values.text(IceSslProperty.VERIFY_DEPTH_MAX).isEmpty()) {
            lines.add(line("", FloeTlsProperty.CHAIN_DEPTH, "3", "Ice's default of VerifyDepthMax"));
        }
        boolean isUnchecked = values.number(IceSslProperty.CHECK_CERT_NAME, 0, 0, Integer.MAX_VALUE) == 0;
        boolean isInsecure =
                values.number(IceSslProperty.VERIFY_PEER, 2, 0, 2) == 0 && leniency.contains(Leniency.ACCEPT_INSECURE);
        if (isUnchecked && !isInsecure && leniency.contains(Leniency.KEEP_WEAK)) {
            lines.add(line("", FloeTlsProperty.VERIFY, "chain", "Ice checked no host names"));
        } else if (values.text(IceSslProperty.CHECK_CERT_NAME).isEmpty() && !isInsecure) {
            lines.add(line(
                    "",
                    FloeTlsProperty.VERIFY,
                    "full",
                    "stricter: host names are checked, as Ice did only if told to; not so with --keep-weak"));
        }
        trust();
    }

    private void trust() {
        boolean hasPlatform = values.number(IceSslProperty.USE_PLATFORM_CAS, 0, 0, Integer.MAX_VALUE) > 0;
        if (hasTruststore() || hasPlatform) {
            return;
        }
        Optional<String> keystore = values.text(IceSslProperty.KEYSTORE);
        lines.add(
                keystore.isPresent()
                        ? line(
                                "",
                                FloeTlsProperty.TRUST,
                                values.found(keystore.get()).toString(),
                                "Ice took the Keystore as truststore; name a truststore of its own")
                        : line("", FloeTlsProperty.TRUST, "none", "Ice had nobody to trust"));
        values.password(IceSslProperty.KEYSTORE_PASSWORD)
                .filter(password -> keystore.isPresent())
                .ifPresent(password -> lines.add(
                        line("", FloeTlsProperty.TRUST_PASSWORD, "literal:" + password, "the password of that store")));
    }
}
