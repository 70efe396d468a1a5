package io.floe.transport.ssl.config;

import io.floe.transport.ssl.material.Location;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that one load reads, read before any of it is understood, so that a change in between is seen as one. Owned by the
 * load.
 */
final class FileReads implements AutoCloseable {
    private final Map<Location, byte[]> contents = new LinkedHashMap<>();

    private FileReads() {}

    static FileReads of(List<Location> locations) {
        FileReads reads = new FileReads();
        locations.forEach(location -> reads.contents.put(location, location.bytes()));
        return reads;
    }

    byte[] bytes(Location location) {
        return contents.computeIfAbsent(location, Location::bytes);
    }

    /** Tells whether anything differs from another load's, without keeping what may be keys. */
    String fingerprint() {
        MessageDigest all = sha256();
        contents.values().forEach(content -> all.update(sha256().digest(content)));
        return HexFormat.of().formatHex(all.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        contents.values().forEach(content -> Arrays.fill(content, (byte) 0));
    }
}
