package io.floe.internal.runtime;

import static io.floe.internal.runtime.IceProperty.ignored;
import static io.floe.internal.runtime.IceProperty.read;
import static io.floe.internal.runtime.IceProperty.refused;

import java.util.List;

/** What becomes of Ice's properties that {@link PropertyName} does not list. A constant. */
final class IcePropertyTable {
    private static final String NO_ROUTERS = "Floe has no routers: name the server's endpoints";
    private static final String LOGGING = "logging is slf4j's";

    static final List<IceProperty> ROWS = List.of(
            // read by transports
            read("Ice.IPv4", "0 leaves IPv4 addresses out"),
            read("Ice.IPv6", "0 leaves IPv6 addresses out"),
            read("Ice.PreferIPv6Address", "1 puts IPv6 addresses first"),
            read("Ice.UDP.RcvSize", "the receive buffer of udp sockets, in bytes"),
            read("Ice.UDP.SndSize", "the send buffer of udp sockets, in bytes; bounds datagrams, too"),
            read("Ice.HTTPProxyHost", "tcp, ssl, ws and wss go out through this HTTP proxy (CONNECT)"),
            read("Ice.HTTPProxyPort", "its port, 1080 by default"),
            read("Ice.SOCKSProxyHost", "tcp, ssl, ws and wss go out through this SOCKS4 proxy, to IPv4 addresses only"),
            read("Ice.SOCKSProxyPort", "its port, 1080 by default"),
            // asked for by adapters and proxies
            read("NAME.Endpoints", "where `Communicator.adapter(NAME)` listens"),
            read("NAME.PublishedEndpoints", "what the adapter's proxies carry instead of where it listens"),
            read("NAME.MessageSizeMax", "Ice.MessageSizeMax for what this adapter receives"),
            read("NAME.MaxConnections", "floe.max-connections for this adapter (Ice 3.8); 0 is no limit"),
            read("NAME.ProxyOptions", "options of the adapter's proxies, such as `-o -f facet`"),
            read("NAME.AdapterId", "under which name the adapter is registered at a locator"),
            read("NAME.ReplicaGroupId", "the replica group that the adapter joins; needs NAME.AdapterId"),
            read("NAME.Locator", "of an adapter or a proxy: its locator instead of Ice.Default.Locator"),
            read("NAME.EndpointSelection", "of a proxy: Random, Ordered"),
            read("NAME.ConnectionCached", "of a proxy: 1 means the balancer sticky"),
            read("NAME.PreferSecure", "of a proxy: 1 means prefer-secure"),
            read("NAME.InvocationTimeout", "of a proxy: its deadline in ms"),
            read("NAME.Context.*", "of a proxy: its context"),
            ignored("NAME.ACM.*", "see Ice.ACM.*"),
            ignored("NAME.Connection.*", "see Ice.Connection.*"),
            ignored("NAME.ThreadPool.*", "see Ice.ThreadPool.*"),
            ignored(
                    "NAME.CollocationOptimized",
                    "calls to objects of the same process go through a connection as well"),
            refused("NAME.Router", NO_ROUTERS),
            refused("NAME.PublishedHost", "set NAME.PublishedEndpoints"),
            // not Floe's
            refused("Ice.PublishedEndpoints", "Ice has no such property: set NAME.PublishedEndpoints"),
            refused("Ice.PublishedHost", "set NAME.PublishedEndpoints"),
            refused("Ice.Default.Router", NO_ROUTERS),
            refused("Ice.ImplicitContext", "set the context with Proxy.withContext, or NAME.Context.*"),
            ignored("Ice.ACM.*", "heartbeats are always on; floe.inactivity, floe.idle-abort"),
            ignored(
                    "Ice.Connection.*",
                    "floe.connect-timeout, floe.accept-timeout, floe.close-timeout, floe.heartbeat,"
                            + " floe.idle-abort, floe.inactivity, floe.max-dispatches"),
            ignored("Ice.RetryIntervals", "retries follow the rule of the README, or a RetryPolicy"),
            ignored("Ice.BatchAutoFlush", "Ice.BatchAutoFlushSize"),
            ignored(
                    "Ice.Default.CollocationOptimized",
                    "calls to objects of the same process go through a connection as well"),
            ignored("Ice.Default.Package", "there is no generated code"),
            ignored("Ice.Default.SlicedFormat", "UserExceptionWriter is told the format"),
            ignored("Ice.TCP.*", "buffers and backlog are the system's"),
            ignored("Ice.ThreadPool.*", "floe.event-loops and the builder's executors"),
            ignored("Ice.ThreadPriority", "the builder's executors"),
            ignored("Ice.ThreadInterruptSafe", "threads that are interrupted harm no connection"),
            ignored("Ice.CacheMessageBuffers", "buffers are Netty's"),
            ignored("Ice.ClassGraphDepthMax", "classes by value are not read"),
            ignored("Ice.AcceptClassCycles", "classes by value are not read"),
            ignored("Ice.ClassMap.*", "there is no generated code"),
            ignored("Ice.Package.*", "there is no generated code"),
            ignored("Ice.Admin.*", "there is no administrative object"),
            ignored("Ice.Plugin.*", "transports are found by ServiceLoader"),
            ignored("Ice.PluginLoadOrder", "transports are found by ServiceLoader"),
            ignored("Ice.InitPlugins", "transports are found by ServiceLoader"),
            ignored("Ice.Trace.*", LOGGING),
            ignored("Ice.Warn.*", LOGGING),
            ignored("Ice.LogFile*", LOGGING),
            ignored("Ice.LogStdErr.*", LOGGING),
            ignored("Ice.Syslog*", LOGGING),
            ignored("Ice.UseSyslog", LOGGING),
            ignored("Ice.UseOSLog", LOGGING),
            ignored("Ice.UseSystemdJournal", LOGGING),
            ignored("Ice.EventLog.*", LOGGING),
            ignored("Ice.StdErr", LOGGING),
            ignored("Ice.StdOut", LOGGING),
            ignored("Ice.ConsoleListener", LOGGING),
            ignored("Ice.PrintAdapterReady", "Communicator.adapter returns when it is"),
            ignored("Ice.PrintProcessId", "a program's own business"),
            ignored("Ice.PrintStackTraces", "failures of dispatchers are logged with their traces, and never sent"),
            ignored("Ice.ProgramName", "a program's own business"),
            ignored("Ice.ServerIdleTime", "a program's own business"),
            ignored("Ice.ServerId", "a program's own business"),
            ignored("Ice.Nohup", "a program's own business"),
            ignored("Ice.ChangeUser", "a program's own business"),
            ignored("Ice.Config", "CommunicatorOptions.properties reads files"),
            ignored("Ice.CollectObjects", "classes by value are not read"),
            ignored("Ice.NullHandleAbort", "C++ only"),
            ignored("Ice.FactoryAssemblies", "C# only"),
            ignored("Ice.PreloadAssemblies", "C# only"),
            ignored("Ice.ClientAccessPolicyProtocol", "C# only"),
            ignored("Ice.UseApplicationClassLoader", "there is no generated code"),
            ignored("Ice.InitializeComplete", "a program's own business"));

    private IcePropertyTable() {}
}
