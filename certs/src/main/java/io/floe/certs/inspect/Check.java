package io.floe.certs.inspect;

import java.util.List;

/** Looks at one side of what was found; says nothing about what is not there to be judged. */
interface Check {
    /** In the order in which a person wants to read the answers. */
    List<Check> ALL = List.of(
            new NameCheck(),
            new KeyCheck(),
            new ChainCheck(),
            new TrustCheck(),
            new ExpiryCheck(),
            new StrengthCheck(),
            new UsageCheck(),
            new OriginCheck());

    List<Finding> findings(Examined examined, Expectations expected);
}
