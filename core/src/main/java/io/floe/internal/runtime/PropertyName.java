package io.floe.internal.runtime;

/** The one table of the properties that core reads: name, default and meaning. */
enum PropertyName {
    DEADLINE("floe.deadline", "60s", "the deadline of a call, from its start to its answer, retries included"),
    CONNECT_TIMEOUT("floe.connect-timeout", "5s", "connecting, with handshake and validation"),
    BALANCER("floe.balancer", "round_robin", "a balancer's name, such as round_robin or ordered"),
    SECURITY("floe.security", "as-listed", "as-listed, prefer-secure or require-secure"),
    UNREACHABLE("floe.unreachable", "fail", "fail or wait: what a call does when no endpoint can be reached"),
    HEDGING("floe.hedging", "off", "on sends idempotent calls that take longer than usual once more elsewhere"),
    EVENT_LOOPS("floe.event-loops", "one for each core, at most 4", "the number of event loops"),
    CALLBACKS("floe.callbacks", "pool", "where dependents of futures run: pool, direct or virtual (JDK 21)"),
    DISPATCH("floe.dispatch", "pool", "where dispatchers run: pool, direct or virtual (JDK 21)"),
    ENGINE("floe.engine", "the best available", "nio, epoll, io_uring or a plug-in's"),
    JMX("floe.jmx", "", "a name under which JMX shows calls and endpoints; none without it"),
    SOURCE("floe.source", "", "where proxies without endpoints find them: file:PATH, dns:ENDPOINT or a plug-in's"),
    ICE_DEFAULT_LOCATOR(
            "Ice.Default.Locator", "", "the proxy of the locator that finds what a proxy's text does not tell"),
    ICE_LOCATOR_CACHE_TIMEOUT(
            "Ice.Default.LocatorCacheTimeout",
            "30",
            "how long a locator's answer is good, in s; -1 is for ever, 0 for one call"),
    ICE_BACKGROUND_UPDATES(
            "Ice.BackgroundLocatorCacheUpdates", "1", "0 asks a locator again only when an endpoint fails"),
    HEARTBEAT("floe.heartbeat", "25s", "a heartbeat is sent after so long without another message"),
    IDLE_ABORT("floe.idle-abort", "60s", "a peer that sent heartbeats is given up after so long without a byte"),
    HALF_OPEN("floe.half-open", "120s", "a peer whose host acknowledges nothing for so long is given up (epoll)"),
    INACTIVITY("floe.inactivity", "300s", "a connection is closed gracefully after so long without a call"),
    CLOSE_TIMEOUT("floe.close-timeout", "10s", "how long a graceful close waits for the peer to hang up"),
    ACCEPT_TIMEOUT("floe.accept-timeout", "10s", "an accepted connection has shaken hands by then"),
    HEADER_TIMEOUT("floe.header-timeout", "10s", "the header of a message is complete so long after its first byte"),
    MESSAGE_TIMEOUT("floe.message-timeout", "60s", "a message is complete so long after its first byte"),
    UNREAD_TIMEOUT("floe.unread-timeout", "30s", "how often it is looked whether a client reads its answers"),
    MIN_RATE("floe.min-rate", "1024", "bytes a second at which messages arrive and answers are read, at least"),
    MAX_CONNECTIONS("floe.max-connections", "10000", "connections that an adapter accepts"),
    MAX_CONNECTIONS_PER_ADDRESS("floe.max-connections-per-address", "1000", "those from one IP address"),
    MAX_DISPATCHES("floe.max-dispatches", "100", "requests that one peer may have running; further ones wait"),
    MAX_UNSENT("floe.max-unsent", "8388608", "bytes of requests that may wait to be written to one peer"),
    MAX_UNREAD("floe.max-unread", "4194304", "bytes of answers a client may leave unread; then its requests wait"),
    MAX_CONTEXT("floe.max-context", "1024", "entries of a received context"),
    MAX_BATCH("floe.max-batch", "10000", "calls in a received batch"),
    MAX_COMPRESSION_RATIO("floe.max-compression-ratio", "100", "bytes that one compressed byte may stand for"),
    ICE_DEFAULT_HOST("Ice.Default.Host", "", "the host of endpoints without -h"),
    ICE_DEFAULT_PROTOCOL("Ice.Default.Protocol", "tcp", "what the endpoint word 'default' stands for"),
    ICE_DEFAULT_TIMEOUT("Ice.Default.Timeout", "60000", "the -t of endpoints without one, in ms; -1 is infinite"),
    ICE_DEFAULT_SOURCE_ADDRESS("Ice.Default.SourceAddress", "", "the --sourceAddress of endpoints without one"),
    ICE_DEFAULT_ENCODING("Ice.Default.EncodingVersion", "1.1", "the -e of proxies without one"),
    ICE_ENDPOINT_SELECTION("Ice.Default.EndpointSelection", "", "Random or Ordered: the balancer of that name"),
    ICE_PREFER_SECURE("Ice.Default.PreferSecure", "0", "1 means floe.security=prefer-secure"),
    ICE_OVERRIDE_SECURE("Ice.Override.Secure", "0", "1 means floe.security=require-secure"),
    ICE_MESSAGE_SIZE_MAX("Ice.MessageSizeMax", "1024", "the largest message that is read, in KiB"),
    ICE_DEFAULT_INVOCATION_TIMEOUT("Ice.Default.InvocationTimeout", "-1", "floe.deadline in ms; -1 leaves that alone"),
    ICE_OVERRIDE_TIMEOUT("Ice.Override.Timeout", "", "the two below, in ms, where they are not set"),
    ICE_OVERRIDE_CONNECT_TIMEOUT("Ice.Override.ConnectTimeout", "", "floe.connect-timeout in ms"),
    ICE_OVERRIDE_CLOSE_TIMEOUT("Ice.Override.CloseTimeout", "", "floe.close-timeout in ms"),
    ICE_OVERRIDE_COMPRESS("Ice.Override.Compress", "", "1 compresses all that is sent, 0 nothing, whatever -z says"),
    ICE_COMPRESSION_LEVEL("Ice.Compression.Level", "1", "1 to 9: more is smaller and slower"),
    ICE_BATCH_AUTO_FLUSH_SIZE("Ice.BatchAutoFlushSize", "1024", "KiB at which a batch is sent; 0 for never"),
    ICE_TO_STRING_MODE("Ice.ToStringMode", "Unicode", "how proxies print: Unicode, ASCII or Compat");

    private final String key;
    private final String fallback;
    private final String meaning;

    PropertyName(String key, String fallback, String meaning) {
        this.key = key;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    String key() {
        return key;
    }

    String fallback() {
        return fallback;
    }

    String meaning() {
        return meaning;
    }
}
