package io.floe.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** A transport that Floe has never heard of, in an artifact of its own, found in a new JVM on either path. */
class StrangerTest {
    /** A class of each jar behind {@code netty-handler-proxy}, which this module cannot name. */
    private static final List<String> NEEDED_BY_PROXIES = List.of(
            "io.netty.handler.proxy.ProxyHandler",
            "io.netty.handler.codec.socks.SocksMessage",
            "io.netty.handler.codec.http.HttpMessage",
            "io.netty.handler.codec.compression.ZlibCodecFactory",
            "io.netty.handler.timeout.IdleStateHandler",
            "io.netty.channel.unix.Unix");

    @TempDir
    private Path artifact;

    @BeforeEach
    void compileTheStranger() throws IOException, URISyntaxException {
        Path sources = Path.of(Objects.requireNonNull(getClass().getResource("/stranger/module-info.java"))
                        .toURI())
                .getParent();
        List<String> arguments =
                new ArrayList<>(List.of("-d", artifact.toString(), "--module-path", floe(), "-proc:none"));
        try (Stream<Path> files = Files.walk(Objects.requireNonNull(sources))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .forEach(arguments::add);
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int failed = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(new String[0]));
        assertThat(failed).as(said.toString()).isZero();
        Path services = Files.createDirectories(artifact.resolve("META-INF/services"));
        Files.copy(
                sources.resolve("META-INF/services/io.floe.spi.TransportProvider"),
                services.resolve("io.floe.spi.TransportProvider"));
    }

    @Test
    void shouldUseItFromTheClassPath() throws Exception {
        assertThat(run("-cp", floe() + File.pathSeparator + artifact, "stranger.Main"))
                .isEqualTo("stranger=5\ntcp=5\n");
    }

    @Test
    void shouldUseItFromTheModulePath() throws Exception {
        assertThat(run(
                        "-p",
                        floe() + File.pathSeparator + artifact,
                        "--add-modules",
                        "io.floe.transport.tcp",
                        "-m",
                        "stranger/stranger.Main"))
                .isEqualTo("stranger=5\ntcp=5\n");
    }

    private static String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return said.replace("\r\n", "\n");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Where Floe, its tcp transport and what these need were loaded from. */
    private static String floe() {
        Stream<Class<?>> own = Stream.of(
                Communicator.class,
                TcpTransportProvider.class,
                ByteBuf.class,
                Channel.class,
                Future.class,
                ByteToMessageDecoder.class,
                io.netty.resolver.NameResolver.class,
                Logger.class,
                Nullable.class);
        return Stream.concat(own, NEEDED_BY_PROXIES.stream().map(StrangerTest::load))
                .map(type -> Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
