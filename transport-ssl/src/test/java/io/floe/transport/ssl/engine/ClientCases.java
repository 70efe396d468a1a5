package io.floe.transport.ssl.engine;

import static io.floe.transport.ssl.TlsCode.NO_CERTIFICATE;
import static io.floe.transport.ssl.TlsCode.UNFIT;
import static io.floe.transport.ssl.engine.Case.accepts;
import static io.floe.transport.ssl.engine.Case.refuses;
import static io.floe.transport.ssl.engine.World.ROOT;

import io.floe.certs.CertificateSpec;
import io.floe.certs.Purpose;
import java.util.List;
import java.util.stream.Stream;

/** Clients to be judged by servers; {@link CommonCases} has those that fit both roles. Constants. */
final class ClientCases {
    private ClientCases() {}

    static Stream<Case> all() {
        return Stream.of(
                accepts("without alternative names", World.CLIENT),
                accepts(
                        "for both roles",
                        ROOT.issue(CertificateSpec.client("Ops").purposes(Purpose.SERVER, Purpose.CLIENT))),
                refuses("for servers only", UNFIT, World.SERVER),
                refuses("none", NO_CERTIFICATE, World.CLIENT).shows(World.CLIENT.withChain(List.of())));
    }
}
