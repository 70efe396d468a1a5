package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.KeyMaterial;
import io.floe.transport.ssl.Reload;
import io.floe.transport.ssl.TlsPolicy;
import java.time.Clock;
import java.util.Map;

/**
 * A whole configuration, checked. Immutable, but for the material, which reloads.
 *
 * @param client what is demanded of servers
 * @param server what is demanded of clients
 * @param adapters what is demanded of the clients of these adapters instead
 * @param material the keys and anchors
 * @param reload when the material is read again
 * @param clock what time it is
 */
public record Built(
        TlsPolicy client,
        TlsPolicy server,
        Map<String, TlsPolicy> adapters,
        ReloadingMaterial material,
        Reload reload,
        Clock clock) {
    public Built {
        adapters = Map.copyOf(adapters);
    }

    /** The same material for one of the adapters; whoever has the whole looks after it. */
    public Built ofAdapter(TlsPolicy clients) {
        return new Built(client, clients, Map.of(), material, Reload.off(), clock);
    }

    /**
     * Refuses to be a server without a certificate that clients accept.
     *
     * @throws ConfigurationException saying what is wrong with it
     */
    public void requireServer() {
        KeyMaterial own = material.current()
                .key()
                .orElseThrow(() -> new ConfigurationException(
                        "ssl server: no key (expected: a keystore, floe.tls.key.store or IceSSL.Keystore)"));
        new OwnCertificate(own).requireServer(clock.instant());
    }
}
