package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.Secret;
import io.floe.transport.ssl.material.Location;
import io.floe.transport.ssl.material.StoreKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes {@code IceSSL.*} down with the meaning that Ice for Java 3.7 gives it. Owned by the thread that reads. */
final class IceSslReader {
    private static final int ICE_DEPTH = 3;

    private final IceSslValues values;
    private final SslDraft draft;
    private final List<String> warnings = new ArrayList<>();

    IceSslReader(IceSslValues values, SslDraft draft) {
        this.values = values;
        this.draft = draft;
    }

    /** Reads all; returns what is weak or without effect, a line each. */
    List<String> read() {
        fates();
        key();
        trust();
        peers();
        IceTrustOnly.read(values, draft.policy());
        IceProtocols.read(values, warnings).ifPresent(draft.policy()::protocols);
        IceCiphers.read(values, warnings).ifPresent(draft.policy()::ciphers);
        return List.copyOf(warnings);
    }

    private void fates() {
        for (String key : values.properties().keySet().stream().sorted().toList()) {
            IceSslProperty property = IceSslProperty.of(key).orElseThrow(() -> unknown(key));
            boolean isOff = property == IceSslProperty.REVOCATION_CHECK
                    && values.number(IceSslProperty.REVOCATION_CHECK, 0, 0, 2) == 0;
            if (property.fate() == IceSslProperty.Fate.REFUSED && !isOff) {
                throw new ConfigurationException(key + ": not carried over (expected: none; " + property.note() + ")");
            }
            if (property.fate() == IceSslProperty.Fate.IGNORED) {
                warnings.add(key + ": without effect, " + property.note());
            }
        }
    }

    static ConfigurationException unknown(String key) {
        return ConfigurationException.unknownProperty(key, IceSslProperty.keys());
    }

    private void key() {
        Optional<Location> keystore = values.file(IceSslProperty.KEYSTORE);
        Optional<Location> certFile = values.file(IceSslProperty.CERT_FILE);
        if (keystore.isPresent()) {
            draft.key().store(keystore.get());
            draft.key().otherwiseFirst();
            storePassword(IceSslProperty.KEYSTORE_PASSWORD, keystore.get()).ifPresent(draft.key()::password);
            secret(IceSslProperty.PASSWORD).ifPresent(draft.key()::entryPassword);
            values.text(IceSslProperty.ALIAS).ifPresent(draft.key()::alias);
            certFile.ifPresent(
                    file -> warnings.add(IceSslProperty.CERT_FILE.key() + ": without effect beside IceSSL.Keystore"));
        } else if (certFile.isPresent()) {
            Location cert = certFile.get();
            Optional<Location> keyFile = values.file(IceSslProperty.KEY_FILE);
            secret(IceSslProperty.PASSWORD).ifPresent(draft.key()::password);
            keyFile.ifPresentOrElse(
                    file -> {
                        draft.key().certificates(cert);
                        draft.key().key(file);
                    },
                    () -> draft.key().store(cert));
        }
    }

    /** Ice 3.7 resolves it so: Truststore, else the platform's if asked for, else the Keystore, else nobody. */
    private void trust() {
        Optional<Location> truststore = values.file(IceSslProperty.TRUSTSTORE);
        Optional<Location> authorities =
                values.file(IceSslProperty.CAS).or(() -> values.file(IceSslProperty.CERT_AUTH_FILE));
        Optional<Location> keystore = values.file(IceSslProperty.KEYSTORE);
        if (truststore.isPresent()) {
            Location store = truststore.get();
            boolean same = truststore.equals(keystore)
                    && values.password(IceSslProperty.TRUSTSTORE_PASSWORD).isEmpty();
            IceSslProperty password = same ? IceSslProperty.KEYSTORE_PASSWORD : IceSslProperty.TRUSTSTORE_PASSWORD;
            draft.trust().storeAsInIce(store, storePassword(password, store).orElse(null));
        } else if (authorities.isPresent()) {
            draft.trust().store(authorities.get(), null);
        } else if (values.number(IceSslProperty.USE_PLATFORM_CAS, 0, 0, Integer.MAX_VALUE) > 0) {
            draft.trust().system();
        } else if (keystore.isPresent()) {
            warnings.add(IceSslProperty.KEYSTORE.key()
                    + ": taken as truststore too, since there is none (expected: IceSSL.Truststore)");
            Location store = keystore.get();
            draft.trust()
                    .storeAsInIce(
                            store,
                            storePassword(IceSslProperty.KEYSTORE_PASSWORD, store)
                                    .orElse(null));
        } else {
            draft.trust().none();
        }
        values.text(IceSslProperty.REVOCATION_LISTS).stream()
                .flatMap(list -> Stream.of(list.split("[:,;\\s]+", -1)))
                .filter(one -> !one.isEmpty())
                .map(one -> Location.of(values.found(one)))
                .forEach(draft.trust()::crl);
    }

    private void peers() {
        PolicyDraft policy = draft.policy();
        int verify = values.number(IceSslProperty.VERIFY_PEER, 2, 0, 2);
        policy.clientAuth(clientAuth(verify));
        if (verify == 0) {
            policy.verifyNothing();
            warnings.add(IceSslProperty.VERIFY_PEER.key()
                    + ": 0, servers are not verified and clients not asked (expected: 2)");
        } else if (values.number(IceSslProperty.CHECK_CERT_NAME, 0, 0, Integer.MAX_VALUE) == 0) {
            warnings.add(IceSslProperty.CHECK_CERT_NAME.key()
                    + ": 0, but host names are checked (floe.tls.verify=chain turns it off)");
        }
        policy.chainDepthMax(values.number(IceSslProperty.VERIFY_DEPTH_MAX, ICE_DEPTH, 0, Integer.MAX_VALUE));
    }

    static ClientAuthentication clientAuth(int verifyPeer) {
        return switch (verifyPeer) {
            case 0 -> ClientAuthentication.NONE;
            case 1 -> ClientAuthentication.WANT;
            default -> ClientAuthentication.NEED;
        };
    }

    /** Without a password Ice opens PKCS12 with an empty one, and JKS with none. */
    private Optional<Secret> storePassword(IceSslProperty property, Location store) {
        Optional<Secret> given = secret(property);
        return given.isPresent() || kind(store) == StoreKind.JKS ? given : Optional.of(Secret.of(""));
    }

    private static StoreKind kind(Location store) {
        return StoreKind.sniff(store.bytes(), store);
    }

    private Optional<Secret> secret(IceSslProperty property) {
        Optional<String> value = values.password(property);
        value.ifPresent(password -> {
            String warning = property.key() + ": the password itself stands in the configuration"
                    + " (expected: floe.tls.* with file:PATH or env:NAME)";
            if (!warnings.contains(warning)) {
                warnings.add(warning);
            }
        });
        return value.map(Secret::of);
    }
}
