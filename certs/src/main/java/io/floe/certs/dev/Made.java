package io.floe.certs.dev;

import io.floe.certs.Credential;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What {@link DevCertificates} made. Immutable; prints without keys.
 *
 * @param files in the order in which to tell them
 * @param properties the file to point a program at
 * @param authority the development CA's certificate
 * @param server the server's key and chain
 * @param client the client's key and chain
 */
public record Made(
        List<MadeFile> files, Path properties, X509Certificate authority, Credential server, Credential client) {
    public Made {
        files = List.copyOf(files);
    }
}
