package io.floe.transport.ssl;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.certs.store.KeyForm;
import io.floe.certs.store.Password;
import io.floe.certs.store.Pem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    private Made made;
    private final Logged log = new Logged();

    @BeforeEach
    void prepare() {
        made = new Made(folder);
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void shouldShowNoSecretAnywhere() {
        String key = Pem.key(Made.RSA.key(), KeyForm.TRADITIONAL);
        List<String> shown = new ArrayList<>();
        SslConfig config = SslConfig.builder()
                .pem(Pem.certificates(Made.RSA.chain()), key)
                .truststore(made.truststore(), Made.PASSWORD)
                .build();
        shown.add(config + " " + config.status() + " " + config.client()
                + config.client().material().current().key());
        shown.add(String.valueOf(failure(() -> SslConfig.builder()
                .keystore(made.p12(Made.SERVER), Made.PASSWORD + "x")
                .build())));
        shown.add(String.valueOf(failure(() -> SslConfig.builder()
                .pem(Pem.certificates(Made.SERVER.chain()), key)
                .build())));
        shown.add(String.valueOf(failure(() -> SslConfig.builder()
                .pem(Pem.certificates(Made.RSA.chain()), key.replace("M", "*"))
                .build())));
        shown.add(String.valueOf(failure(() -> SslConfig.of(Map.of(
                "IceSSL.Keystore",
                made.p12(Made.SERVER).toString(),
                "IceSSL.KeystorePassword",
                Made.PASSWORD + "y")))));
        Path encrypted = made.write("enc.key", Pem.encryptedKey(Made.RSA.key(), Password.of("x" + Made.PASSWORD)));
        shown.add(String.valueOf(failure(() -> SslConfig.builder()
                .pem(made.chain(Made.RSA), encrypted, Secret.of(Made.PASSWORD))
                .build())));
        shown.addAll(log.all());

        assertThat(shown).noneMatch(line -> line.contains(Made.PASSWORD));
        assertThat(shown)
                .noneMatch(
                        line -> key.lines().filter(part -> part.length() > 40).anyMatch(line::contains));
    }

    /** The whole of it: messages and stack traces of all causes. */
    private static String failure(Runnable action) {
        try {
            action.run();
            throw new AssertionError("nothing failed");
        } catch (RuntimeException e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text, true));
            return text.toString();
        }
    }
}
