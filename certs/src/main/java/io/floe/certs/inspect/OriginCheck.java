package io.floe.certs.inspect;

import io.floe.certs.CertificateAuthority;
import java.util.ArrayList;
import java.util.List;

/** Was it made by somebody whom production may trust? Says nothing if so. */
final class OriginCheck implements Check {
    private static final String WHAT = "origin";

    @Override
    public List<Finding> findings(Examined examined, Expectations expected) {
        var findings = new ArrayList<Finding>();
        if (examined.leads() && Examined.selfSigned(examined.leaf())) {
            findings.add(Finding.warn(WHAT, "self-signed: peers must trust this very certificate"));
        }
        if (examined.chain().stream().anyMatch(CertificateAuthority::isDevelopment)) {
            findings.add(Finding.warn(WHAT, "from a Floe development CA: not for production"));
        }
        return findings;
    }
}
