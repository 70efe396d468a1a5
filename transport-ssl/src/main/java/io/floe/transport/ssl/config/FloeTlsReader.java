package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.LiveConnections;
import io.floe.transport.ssl.PeerRule;
import io.floe.transport.ssl.PeerVerification;
import io.floe.transport.ssl.Reload;
import io.floe.transport.ssl.Secret;
import io.floe.transport.ssl.material.Location;
import io.floe.transport.ssl.material.StoreKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes {@code floe.tls.*} down. Owned by the thread that reads. */
final class FloeTlsReader {
    private final Map<String, String> properties;
    private final SslDraft draft;

    FloeTlsReader(Map<String, String> properties, SslDraft draft) {
        this.properties = properties;
        this.draft = draft;
    }

    void read() {
        key();
        trust();
        policy();
        schedule();
    }

    private void key() {
        KeyDraft key = draft.key();
        text(FloeTlsProperty.KEY_STORE).map(Location::of).ifPresent(key::store);
        text(FloeTlsProperty.KEY_TYPE).ifPresent(this::requireKind);
        secret(FloeTlsProperty.KEY_PASSWORD).ifPresent(key::password);
        secret(FloeTlsProperty.KEY_ENTRY_PASSWORD).ifPresent(key::entryPassword);
        text(FloeTlsProperty.KEY_ALIAS).ifPresent(key::alias);
        text(FloeTlsProperty.KEY_CERT).map(Location::of).ifPresent(key::certificates);
        text(FloeTlsProperty.KEY_PEM).map(Location::of).ifPresent(key::key);
        text(FloeTlsProperty.OCSP_STAPLE).map(Location::of).ifPresent(draft::staple);
    }

    /** The type is told from the bytes; who states one wants it checked. */
    private void requireKind(String stated) {
        text(FloeTlsProperty.KEY_STORE).map(Location::of).ifPresent(store -> {
            String found = StoreKind.sniff(store.bytes(), store).name();
            if (!found.equalsIgnoreCase(stated)) {
                throw refused(FloeTlsProperty.KEY_TYPE, stated, found + ", which " + store + " is");
            }
        });
    }

    private void trust() {
        Optional<Secret> password = secret(FloeTlsProperty.TRUST_PASSWORD);
        boolean pinned = pinned();
        for (String one : list(FloeTlsProperty.TRUST)) {
            if (pinned != PinText.is(one)) {
                throw refused(
                        FloeTlsProperty.TRUST,
                        one,
                        pinned ? "pins, sha256:.., as trust.mode says" : "trust.mode = pin beside a pin");
            }
            if (pinned) {
                draft.trust().pin(one);
            } else {
                trust(one, password.orElse(null));
            }
        }
        list(FloeTlsProperty.CRL).stream().map(Location::of).forEach(draft.trust()::crl);
    }

    private void trust(String one, @Nullable Secret password) {
        switch (one) {
            case "system" -> draft.trust().system();
            case "none" -> draft.trust().none();
            default -> draft.trust().store(Location.of(one), password);
        }
    }

    private boolean pinned() {
        return text(FloeTlsProperty.TRUST_MODE)
                .map(mode -> switch (mode.toLowerCase(Locale.ROOT)) {
                    case "ca" -> false;
                    case "pin" -> true;
                    default -> throw refused(FloeTlsProperty.TRUST_MODE, mode, "ca or pin");
                })
                .orElse(false);
    }

    private void policy() {
        PolicyDraft policy = draft.policy();
        word(FloeTlsProperty.VERIFY, PeerVerification.class, policy::verify);
        word(FloeTlsProperty.CLIENT_AUTH, ClientAuthentication.class, policy::clientAuth);
        word(FloeTlsProperty.RELOAD_SESSIONS, LiveConnections.class, policy::onReload);
        word(FloeTlsProperty.ENGINE, EngineChoice.class, policy::engine);
        text(FloeTlsProperty.NAME).ifPresent(policy::name);
        rules(FloeTlsProperty.PEER_ALLOW, policy.onServers()::allow, policy.onClients()::allow);
        rules(FloeTlsProperty.PEER_DENY, policy.onServers()::deny, policy.onClients()::deny);
        given(FloeTlsProperty.PROTOCOLS).ifPresent(policy::protocols);
        given(FloeTlsProperty.CIPHERS).ifPresent(policy::ciphers);
        number(FloeTlsProperty.CHAIN_DEPTH).ifPresent(policy::chainDepthMax);
        number(FloeTlsProperty.SESSION_CACHE).ifPresent(policy::sessionCache);
        text(FloeTlsProperty.SESSION_TIMEOUT)
                .map(value -> Durations.parse(FloeTlsProperty.SESSION_TIMEOUT.key(), value))
                .ifPresent(policy::sessionTimeout);
        text(FloeTlsProperty.OCSP).ifPresent(value -> {
            switch (value.toLowerCase(Locale.ROOT)) {
                case "require" -> policy.ocspRequired();
                case "off" -> {}
                default -> throw refused(FloeTlsProperty.OCSP, value, "off or require");
            }
        });
    }

    private void schedule() {
        text(FloeTlsProperty.RELOAD)
                .ifPresent(value -> draft.reload(
                        switch (value) {
                            case "watch" -> Reload.watch();
                            case "off" -> Reload.off();
                            default -> Reload.every(Durations.parse(FloeTlsProperty.RELOAD.key(), value));
                        }));
        given(FloeTlsProperty.EXPIRY_WARN)
                .ifPresent(values -> draft.expiryWarnings(values.stream()
                        .map(value -> Durations.parse(FloeTlsProperty.EXPIRY_WARN.key(), value))
                        .toList()));
    }

    private void rules(FloeTlsProperty property, Consumer<PeerRule> onServers, Consumer<PeerRule> onClients) {
        text(property).ifPresent(value -> {
            List<String> parts = RuleLists.split(value, ',');
            if (parts.isEmpty()) {
                throw refused(property, value, "at least one rule");
            }
            parts.stream().map(PeerRule::parse).forEach(onServers.andThen(onClients));
        });
    }

    private <E extends Enum<E>> void word(FloeTlsProperty property, Class<E> type, Consumer<E> use) {
        text(property)
                .ifPresent(value -> use.accept(Stream.of(type.getEnumConstants())
                        .filter(one -> one.name().equalsIgnoreCase(value))
                        .findFirst()
                        .orElseThrow(() -> refused(property, value, Words.of(type)))));
    }

    private Optional<Integer> number(FloeTlsProperty property) {
        return text(property).map(value -> {
            try {
                return Integer.valueOf(value);
            } catch (NumberFormatException e) {
                throw refused(property, value, "a number");
            }
        });
    }

    private Optional<Secret> secret(FloeTlsProperty property) {
        return text(property).map(Secret::parse);
    }

    private Optional<List<String>> given(FloeTlsProperty property) {
        return Optional.of(list(property)).filter(values -> !values.isEmpty());
    }

    private List<String> list(FloeTlsProperty property) {
        return text(property).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The exact name is a file's or a system property's, and then stronger than the environment's flat one. */
    private Optional<String> text(FloeTlsProperty property) {
        return Optional.ofNullable(properties.get(property.key()))
                .or(() -> Optional.ofNullable(properties.get(property.flatKey())))
                .map(String::trim)
                .filter(value -> !value.isEmpty());
    }

    private static ConfigurationException refused(FloeTlsProperty property, String value, String expected) {
        return new ConfigurationException(property.key() + ": " + value + " (expected: " + expected + ")");
    }
}
