package io.floe.certs.inspect;

import io.floe.certs.Purpose;
import io.floe.certs.San;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.util.IPAddress;

/** Do the names cover the host, and are they names that peers accept? The common name is not looked at: peers do not. */
final class NameCheck implements Check {
    private static final String WHAT = "name";

    @Override
    public List<Finding> findings(Examined examined, Expectations expected) {
        if (!examined.leads() || (expected.host().isEmpty() && !servesTls(examined, expected))) {
            return List.of();
        }
        var names = AlternativeNames.of(examined.leaf());
        var findings = new ArrayList<Finding>();
        if (names.isEmpty()) {
            findings.add(Finding.fail(
                    WHAT,
                    "no alternative name; the common name in " + Examined.name(examined.leaf())
                            + " does not count (expected: a DNS or IP name)"));
            return findings;
        }
        names.forEach(name -> shape(name, findings));
        var list = names.stream().map(San::text).collect(Collectors.joining(", "));
        expected.host()
                .ifPresent(host -> findings.add(
                        HostMatch.covers(names, host)
                                ? Finding.ok(WHAT, host + " is covered (" + list + ")")
                                : Finding.fail(WHAT, host + " is not covered (" + list + ")")));
        if (findings.isEmpty()) {
            findings.add(Finding.ok(WHAT, list));
        }
        return findings;
    }

    private static boolean servesTls(Examined examined, Expectations expected) {
        return expected.purpose()
                .map(Purpose.SERVER::equals)
                .orElseGet(() -> UsageCheck.permits(examined.leaf(), Purpose.SERVER));
    }

    private static void shape(San name, List<Finding> findings) {
        if (name.kind() != San.Kind.DNS) {
            return;
        }
        var text = name.text();
        if (IPAddress.isValid(text)) {
            findings.add(Finding.warn(
                    WHAT,
                    name + " is an address written as a DNS name, which no peer matches" + " (expected: IP:" + text
                            + ")"));
        } else if (text.lastIndexOf('*') > 0 || (text.startsWith("*") && !text.startsWith("*."))) {
            findings.add(Finding.fail(WHAT, name + " is a partial wildcard (expected: * as the whole first label)"));
        } else if (text.startsWith("*.")) {
            findings.add(Finding.warn(WHAT, name + " is a wildcard: it covers every host of one level"));
        }
    }
}
