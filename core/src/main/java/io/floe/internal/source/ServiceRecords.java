package io.floe.internal.source;

import io.floe.fault.ConfigurationException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * Asks the name service for SRV records (RFC 2782), through the JDK's JNDI provider, which caches nothing. Immutable.
 */
final class ServiceRecords {
    private static final String FACTORY = "com.sun.jndi.dns.DnsContextFactory";
    private static final String FIRST_TIMEOUT_MILLIS = "1000";
    private static final String TRIES = "3";

    /** One record; of equal priority they come in the order of their weight. */
    record ServiceRecord(int priority, int weight, int port, String host) {
        static ServiceRecord of(String text) {
            String[] fields = text.split(" ", -1);
            return new ServiceRecord(
                    Integer.parseInt(fields[0]),
                    Integer.parseInt(fields[1]),
                    Integer.parseInt(fields[2]),
                    fields[3].replaceFirst("\\.$", ""));
        }
    }

    private final String url;

    /** @param url which server, {@code dns:} for the system's */
    ServiceRecords(String url) {
        this.url = url;
    }

    /** The records of the first priority that there is; blocks. */
    @SuppressWarnings("BanJNDI") // the provider for DNS alone, which reads records and makes no objects of them
    List<ServiceRecord> of(String name) {
        List<ServiceRecord> records = new ArrayList<>();
        try {
            InitialDirContext directory = new InitialDirContext(environment());
            try {
                Attribute found =
                        directory.getAttributes(name, new String[] {"SRV"}).get("SRV");
                for (int i = 0; found != null && i < found.size(); i++) {
                    records.add(ServiceRecord.of(String.valueOf(found.get(i))));
                }
            } finally {
                directory.close();
            }
        } catch (NamingException | RuntimeException e) { // a malformed record is no reason to go without the message
            throw new ConfigurationException("service name '" + name + "': " + e + " (expected: SRV records)", e);
        }
        if (records.isEmpty()) {
            throw new ConfigurationException("service name '" + name + "': no SRV record (expected: at least one)");
        }
        int first = records.stream().mapToInt(ServiceRecord::priority).min().orElseThrow();
        return records.stream()
                .filter(record -> record.priority() == first)
                .sorted(Comparator.comparingInt(ServiceRecord::weight)
                        .reversed()
                        .thenComparing(ServiceRecord::host)
                        .thenComparing(ServiceRecord::port))
                .toList();
    }

    @SuppressWarnings("JdkObsolete") // JNDI's type
    private Hashtable<String, String> environment() {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, FACTORY);
        environment.put(Context.PROVIDER_URL, url);
        environment.put("com.sun.jndi.dns.timeout.initial", FIRST_TIMEOUT_MILLIS);
        environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
        return environment;
    }
}
