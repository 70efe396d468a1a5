package io.floe.certs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Builds subjects from their parts, so that a comma in a name needs no escaping by the caller. */
final class DistinguishedNames {
    private DistinguishedNames() {}

    static X500Principal commonName(String name) {
        return principal(new X500NameBuilder().addRDN(BCStyle.CN, name));
    }

    static X500Principal of(String organization, String name) {
        return principal(new X500NameBuilder().addRDN(BCStyle.O, organization).addRDN(BCStyle.CN, name));
    }

    static List<String> organizations(X500Principal name) {
        return Stream.of(X500Name.getInstance(name.getEncoded()).getRDNs(BCStyle.O))
                .map(rdn -> IETFUtils.valueToString(rdn.getFirst().getValue()))
                .toList();
    }

    private static X500Principal principal(X500NameBuilder builder) {
        try {
            return new X500Principal(builder.build().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException("encoding to memory failed", e);
        }
    }
}
