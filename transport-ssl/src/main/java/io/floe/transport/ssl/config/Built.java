package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.KeyMaterial;
import io.floe.transport.ssl.Reload;
import io.floe.transport.ssl.TlsPolicy;
import java.time.Clock;

/**
 * A whole configuration, checked. Immutable, but for the material, which reloads.
 *
 * @param client what is demanded of servers
 * @param server what is demanded of clients
 * @param material the keys and anchors
 * @param reload when the material is read again
 * @param clock what time it is
 */
public record Built(TlsPolicy client, TlsPolicy server, ReloadingMaterial material, Reload reload, Clock clock) {
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
