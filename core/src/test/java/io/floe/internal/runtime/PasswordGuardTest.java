package io.floe.internal.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.fault.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordGuardTest {
    @TempDir
    Path folder;

    private Path file(String line, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("floe.properties"), line);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"floe.tls.key.password=hidden", "floe.tls.key.password=literal:hidden"})
    void shouldRefusePasswordInFileThatOthersCanRead(String line) throws IOException {
        Path file = file(line, "rw-r--r--");

        assertThatThrownBy(() -> new CommunicatorBuilder().properties(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("properties: " + file + ": floe.tls.key.password stands in a file that others can read"
                        + " (expected: mode 0600, or file:PATH, env:NAME, prop:NAME)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "floe.tls.key.password=file:/run/secrets/key",
                "floe.tls.key.password=env:KEY",
                "floe.tls.key.password=",
                "IceSSL.KeystorePassword=hidden",
                "my.password=hidden"
            })
    void shouldLetOtherLinesBe(String line) throws IOException {
        Path file = file(line, "rw-r--r--");

        assertThatCode(() -> new CommunicatorBuilder().properties(file)).doesNotThrowAnyException();
    }

    @Test
    void shouldLetPasswordBeInFileOfOwner() throws IOException {
        Path file = file("floe.tls.key.password=hidden", "rw-------");

        assertThatCode(() -> new CommunicatorBuilder().properties(file)).doesNotThrowAnyException();
    }
}
