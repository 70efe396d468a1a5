package io.floe.certs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MaterialFileTest {
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldKeepSecretsToTheirOwner() throws Exception {
        var file = folder.resolve("missing/secret");
        MaterialFile.writeSecret(file, CONTENT, Existing.REFUSE);

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldLetEverybodyReadWhatIsPublic() throws Exception {
        var file = folder.resolve("ca.pem");
        MaterialFile.writePublic(file, CONTENT, Existing.REFUSE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void shouldRefuseToReplaceAFile() throws Exception {
        var file = Files.writeString(folder.resolve("key"), "mine");

        assertThatThrownBy(() -> MaterialFile.writeSecret(file, CONTENT, Existing.REFUSE))
                .hasMessage(file + ": is there already (expected: no such file, or leave to replace it)");
        assertThat(file).hasContent("mine");
    }

    @Test
    void shouldReplaceAFileAndLeaveNothingElseBehind() throws Exception {
        var file = Files.writeString(folder.resolve("key"), "mine");
        MaterialFile.writeSecret(file, CONTENT, Existing.REPLACE);

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void shouldReadAPasswordWithoutItsLineEnd() throws Exception {
        var file = Files.writeString(folder.resolve("password"), " s3cret \r\n");

        assertThat(Password.file(file).chars()).containsExactly(" s3cret ".toCharArray());
    }
}
