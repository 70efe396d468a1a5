package io.floe.engine.nativeio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.floe.spi.IoEngine;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeEnginesTest {
    @Test
    void shouldBeFoundBesideNio() {
        assertThat(ServiceLoader.load(IoEngine.class).stream()
                        .map(provider -> provider.get().name()))
                .containsExactlyInAnyOrder("nio", "epoll", "io_uring");
    }

    @Test
    void shouldPreferEpollToNioAndNioToIoUring() {
        var engines = new ArrayList<IoEngine>();
        ServiceLoader.load(IoEngine.class).forEach(engines::add);
        engines.sort((a, b) -> b.priority() - a.priority());

        assertThat(engines).extracting(IoEngine::name).containsExactly("epoll", "nio", "io_uring");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "epoll is there on Linux only")
    void shouldHaveEpollOnLinux() {
        assertThat(new EpollEngine().available()).isTrue();
    }

    @Test
    void shouldNotThrowWhereTheEnginesClassesAreMissing() throws Exception {
        var withoutNative = Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(path -> !path.contains("netty-transport-classes") && !path.contains("netty-transport-native"))
                .toList();
        try (var loader = new URLClassLoader(urls(withoutNative), ClassLoader.getPlatformClassLoader())) {
            for (var name : List.of(EpollEngine.class.getName(), IoUringEngine.class.getName())) {
                var engine = loader.loadClass(name).getConstructor().newInstance();

                assertThat(engine.getClass().getMethod("available").invoke(engine))
                        .as("%s is available", name)
                        .isEqualTo(false);
            }
        }
    }

    @Test
    void shouldTryNothingOnMusl() {
        assertThat(CLibrary.isMusl(Stream.of("7f1 r-xp 0 08:01 1 /lib/ld-musl-x86_64.so.1")))
                .isTrue();
    }

    @Test
    void shouldKnowGlibc() {
        assertThat(CLibrary.isMusl(Stream.of(
                        "7f1 r-xp 0 08:01 1 /usr/lib/x86_64-linux-gnu/libc.so.6",
                        "7f2 r-xp 0 08:01 2 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2")))
                .isFalse();
    }

    @Test
    void shouldReadAFailingCheckAsNotAvailable() {
        assertThatCode(() -> assertThat(CLibrary.allows(() -> {
                            throw new UnsatisfiedLinkError("none");
                        }))
                        .isFalse())
                .doesNotThrowAnyException();
    }

    private static URL[] urls(List<String> paths) throws Exception {
        var urls = new URL[paths.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = java.nio.file.Path.of(paths.get(i)).toUri().toURL();
        }
        return urls;
    }
}
