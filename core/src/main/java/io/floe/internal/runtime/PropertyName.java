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
            "Ice.Default.LocatorCacheTimeout", "30", "how long a locator's answer is good, in s; -1 is for ever"),
    ICE_BACKGROUND_UPDATES(
            "Ice.BackgroundLocatorCacheUpdates", "1", "0 asks a locator again only when an endpoint fails"),
    ICE_DEFAULT_HOST("Ice.Default.Host", "", "the host of endpoints without -h"),
    ICE_DEFAULT_PROTOCOL("Ice.Default.Protocol", "tcp", "what the endpoint word 'default' stands for"),
    ICE_DEFAULT_TIMEOUT("Ice.Default.Timeout", "60000", "the -t of endpoints without one, in ms; -1 is infinite"),
    ICE_DEFAULT_SOURCE_ADDRESS("Ice.Default.SourceAddress", "", "the --sourceAddress of endpoints without one"),
    ICE_DEFAULT_ENCODING("Ice.Default.EncodingVersion", "1.1", "the -e of proxies without one"),
    ICE_ENDPOINT_SELECTION("Ice.Default.EndpointSelection", "", "Random or Ordered: the balancer of that name"),
    ICE_PREFER_SECURE("Ice.Default.PreferSecure", "0", "1 means floe.security=prefer-secure"),
    ICE_OVERRIDE_SECURE("Ice.Override.Secure", "0", "1 means floe.security=require-secure"),
    ICE_MESSAGE_SIZE_MAX("Ice.MessageSizeMax", "1024", "the largest message that is read, in KiB"),
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
