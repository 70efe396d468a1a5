package io.floe;

import io.floe.fault.RetryPolicy;
import io.floe.internal.runtime.CommunicatorBuilder;
import io.floe.spi.TransportSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Builds a communicator. Not thread-safe; can be used again after {@link #build}.
 *
 * <p>Defaults:
 * <ul>
 *   <li>deadline of a call: 60 s; connecting, with handshake and validation: 5 s
 *   <li>balancing: {@code round_robin} over the endpoints as listed; retries: {@link RetryPolicy#standard}
 *   <li>largest message: 1 MiB (Ice's {@code Ice.MessageSizeMax} in KiB)
 *   <li>event loops: one for each core, at most 4; engine: the available one of the highest priority
 *   <li>callbacks run on threads of the communicator's own, dispatches on others
 * </ul>
 *
 * <p>The order of precedence is: this builder, system properties ({@code floe.*}), environment ({@code FLOE_*}), then the
 * properties given here.
 */
public sealed interface CommunicatorOptions permits CommunicatorBuilder {
    /** Reads properties ({@code floe.*}, {@code Ice.*}, {@code IceSSL.*}) from a file in the format of {@link java.util.Properties}. */
    CommunicatorOptions properties(Path file);

    /** Adds properties. */
    CommunicatorOptions properties(Map<String, String> properties);

    /** Adds one property. */
    CommunicatorOptions property(String name, String value);

    /** Gives a transport its programmatic settings. */
    CommunicatorOptions settings(TransportSettings settings);

    /** The deadline of a call that sets none, from {@code invoke} to its answer, retries included. */
    CommunicatorOptions deadline(Duration deadline);

    /** How long connecting may take: TCP, handshake and connection validation together. */
    CommunicatorOptions connectTimeout(Duration timeout);

    /** The default balancer's name, as for {@link io.floe.Proxy#withBalancer(String)}. */
    CommunicatorOptions balancer(String name);

    /** The locator, {@code IceGrid/Locator:tcp -h a -p 4061:tcp -h b -p 4061}, for proxies whose text lists no endpoints. */
    CommunicatorOptions locator(String proxy);

    /** Which endpoints of a mixed string may take calls, for proxies that say nothing else. */
    CommunicatorOptions security(SecurityPolicy policy);

    /** Whether a call waits until its deadline when no endpoint can be reached, instead of failing at once; off by default. */
    CommunicatorOptions waitForEndpoints(boolean yes);

    /**
     * Whether an idempotent call that takes longer than 10 ms and three times its operation's usual time is sent once more
     * elsewhere, for the first answer to win; at most 5 % of the calls. Off by default.
     */
    CommunicatorOptions hedging(boolean yes);

    /** Decides what becomes of failed attempts. */
    CommunicatorOptions retry(RetryPolicy policy);

    /** Tells a listener of every change of an endpoint's health, on the callback executor; may be called for several. */
    CommunicatorOptions endpointListener(EndpointListener listener);

    /** Tells an observer how every call of every proxy ended, and of every change of health; may be called for several. */
    CommunicatorOptions observer(Observer observer);

    /** Where the dependents of returned futures run; {@code Runnable::run} runs them on the event loop, where they must not block. */
    CommunicatorOptions callbackExecutor(Executor executor);

    /** Where dispatchers run; {@code Runnable::run} runs them on the event loop, where they must not block. */
    CommunicatorOptions dispatchExecutor(Executor executor);

    /** The number of event loops, at least 1. */
    CommunicatorOptions eventLoops(int count);

    /** The I/O engine's name: {@code nio}, {@code epoll}, {@code io_uring} or a plug-in's; not being able to run it is an error. */
    CommunicatorOptions engine(String name);

    /**
     * Checks everything and starts the communicator.
     *
     * @throws io.floe.fault.ConfigurationException naming what cannot work
     */
    Communicator build();
}
