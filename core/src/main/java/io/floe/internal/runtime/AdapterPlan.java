package io.floe.internal.runtime;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.ObjectReference;
import io.floe.internal.server.AcceptLimits;
import io.floe.wire.WireLimits;
import java.util.List;

/**
 * An adapter that is to be made. Immutable.
 *
 * @param endpoints where it listens
 * @param published what its proxies carry; empty for where it listens
 * @param template a proxy of the kind that it makes, of any identity
 */
record AdapterPlan(
        String name,
        List<Endpoint> endpoints,
        List<Endpoint> published,
        ObjectReference template,
        WireLimits limits,
        AcceptLimits accept) {}
