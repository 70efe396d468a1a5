package io.floe.transport.ssl.engine;

import io.floe.certs.CertificateAuthority;
import io.floe.certs.CertificateSpec;
import io.floe.certs.Credential;
import io.floe.certs.KeyKind;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.KeyMaterial;
import io.floe.transport.ssl.LiveConnections;
import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.PeerRules;
import io.floe.transport.ssl.PeerVerification;
import io.floe.transport.ssl.TlsMaterial;
import io.floe.transport.ssl.TlsPolicy;
import io.floe.transport.ssl.TlsProfile;
import io.floe.transport.ssl.TrustMaterial;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Authorities, keys and profiles that many tests share. Constants. */
final class World {
    static final String HOST = "a.shop.test";
    static final int PORT = 4063;
    static final KeyPair RSA_1024 = KeyKind.RSA_1024.generate();
    static final KeyPair RSA_2048 = KeyKind.RSA_2048.generate();
    static final KeyPair RSA_4096 = KeyKind.RSA_4096.generate();
    static final CertificateAuthority ROOT = CertificateAuthority.create("Test root");
    static final CertificateAuthority ISSUING = ROOT.intermediate("Test issuing CA");
    static final Credential SERVER = ROOT.issue(CertificateSpec.server(HOST));
    static final Credential CLIENT = ROOT.issue(CertificateSpec.client("Ops"));

    private World() {}

    static TrustMaterial trust(CertificateAuthority... roots) {
        return trust(List.of(), false, roots);
    }

    static TrustMaterial trust(List<X509CRL> crls, boolean required, CertificateAuthority... roots) {
        var anchors = Stream.of(roots).map(CertificateAuthority::certificate).toList();
        return new TrustMaterial(anchors, crls, required, "test trust");
    }

    static TrustMaterial trust(X509Certificate anchor) {
        return new TrustMaterial(List.of(anchor), List.of(), false, "test trust");
    }

    static TrustMaterial pinning(X509Certificate... certificates) {
        var pins = Stream.of(certificates).map(World::pin).collect(Collectors.toSet());
        return new TrustMaterial(List.of(), List.of(), false, pins, "pins");
    }

    static String pin(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(certificate.getPublicKey().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static KeyMaterial key(Credential credential) {
        return new KeyMaterial(credential.key(), credential.chain(), "test key", Optional.empty());
    }

    static TlsMaterial material(long generation, Credential key, TrustMaterial trust) {
        return new TlsMaterial(generation, Optional.of(key(key)), trust);
    }

    static TlsPolicy policy(EngineChoice engine, ClientAuthentication clientAuth, String... protocols) {
        return new TlsPolicy(
                PeerVerification.FULL,
                clientAuth,
                PeerRules.NONE,
                Optional.empty(),
                List.of(protocols),
                List.of(),
                engine,
                false,
                100,
                Duration.ofHours(1),
                0,
                LiveConnections.KEEP);
    }

    static TlsPolicy ruled(TlsPolicy policy, PeerRules rules) {
        return new TlsPolicy(
                policy.verify(),
                policy.clientAuth(),
                rules,
                policy.expectedName(),
                policy.protocols(),
                policy.ciphers(),
                policy.engine(),
                policy.ocspRequired(),
                policy.sessionCache(),
                policy.sessionTimeout(),
                policy.chainDepthMax(),
                policy.onReload());
    }

    static TlsPolicy onReload(TlsPolicy policy, LiveConnections onReload) {
        return new TlsPolicy(
                policy.verify(),
                policy.clientAuth(),
                policy.rules(),
                policy.expectedName(),
                policy.protocols(),
                policy.ciphers(),
                policy.engine(),
                policy.ocspRequired(),
                policy.sessionCache(),
                policy.sessionTimeout(),
                policy.chainDepthMax(),
                onReload);
    }

    static TlsContext context(TlsPolicy policy, TlsMaterial material) {
        return new TlsContexts(new TlsProfile(policy, MaterialSource.fixed(material))).current();
    }
}
