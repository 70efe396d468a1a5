package io.floe.transport.ssl.material;

import io.floe.fault.ConfigurationException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Provider;
import java.security.Security;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Finds the provider that reads a store. BouncyCastle's is used if it is registered or lies on the class or module path;
 * it is asked as an object and never registered. Stateless.
 */
final class ExtraProviders {
    private ExtraProviders() {}

    static KeyStore keyStore(StoreKind kind, Location source) throws KeyStoreException {
        if (kind == StoreKind.PKCS12 || kind == StoreKind.JKS) {
            return KeyStore.getInstance(kind.name());
        }
        Provider provider = Stream.concat(Stream.of(Security.getProviders()), installed())
                .filter(one -> one.getService("KeyStore", kind.name()) != null)
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        source + ": " + kind + " store (expected: BouncyCastle beside Floe to read it, or PKCS12)"));
        return KeyStore.getInstance(kind.name(), provider);
    }

    /** The JDK names providers in this way that cannot be made by everyone; those are passed over. */
    private static Stream<Provider> installed() {
        return ServiceLoader.load(Provider.class).stream().flatMap(ExtraProviders::made);
    }

    private static Stream<Provider> made(ServiceLoader.Provider<Provider> one) {
        try {
            return Stream.of(one.get());
        } catch (ServiceConfigurationError e) {
            return Stream.empty();
        }
    }
}
