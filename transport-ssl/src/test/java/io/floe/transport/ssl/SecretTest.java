package io.floe.transport.ssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadFileWithoutItsLineEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "pä ss\r\n");

        assertThat(Secret.parse("file:" + file).reveal()).containsExactly('p', 'ä', ' ', 's', 's');
    }

    @Test
    void shouldReadFileAnewEachTime() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "old");
        Secret secret = Secret.file(file);
        secret.reveal();
        Files.writeString(file, "new");

        assertThat(new String(secret.reveal())).isEqualTo("new");
    }

    @Test
    void shouldNameMissingFile() {
        Path file = folder.resolve("nothing");

        assertThatThrownBy(Secret.file(file)::reveal)
                .hasMessage("password file: " + file + " (expected: a readable file)");
    }

    @Test
    void shouldNameMissingVariable() {
        assertThatThrownBy(Secret.parse("env:FLOE_NO_SUCH_VARIABLE")::reveal)
                .hasMessage("password: env:FLOE_NO_SUCH_VARIABLE (expected: an environment variable that is set)");
    }

    @Test
    void shouldReadEnvironment() {
        assertThat(new String(Secret.parse("env:PATH").reveal())).isEqualTo(System.getenv("PATH"));
    }

    @Test
    void shouldReadSystemProperty() {
        assertThat(new String(Secret.parse("prop:java.version").reveal()))
                .isEqualTo(System.getProperty("java.version"));
    }

    @Test
    void shouldTakeLiteralAsItStands() {
        assertThat(new String(Secret.parse("literal:file:x").reveal())).isEqualTo("file:x");
    }

    @Test
    void shouldTakeBareTextWithColon() {
        assertThat(new String(Secret.parse("a:b").reveal())).isEqualTo("a:b");
    }

    @Test
    void shouldRefuseCommands() {
        assertThatThrownBy(() -> Secret.parse("cmd:cat /password"))
                .hasMessage("password: cmd: is not supported"
                        + " (expected: file:PATH, env:NAME, prop:NAME or literal:TEXT)");
    }

    @Test
    void shouldRevealCopyThatCanBeWiped() {
        Secret secret = Secret.of("keep");
        Arrays.fill(secret.reveal(), '\0');

        assertThat(new String(secret.reveal())).isEqualTo("keep");
    }

    @Test
    void shouldAskTheCallbackEachTime() {
        var asked = new AtomicInteger();
        Secret secret = Secret.from(() -> ("n" + asked.incrementAndGet()).toCharArray());

        assertThat(new String(secret.reveal()) + new String(secret.reveal())).isEqualTo("n1n2");
        assertThat(secret).hasToString("***");
    }

    @Test
    void shouldNotPrintItself() {
        assertThat(Secret.of("hidden")).hasToString("***");
    }
}
