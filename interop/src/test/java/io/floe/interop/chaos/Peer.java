package io.floe.interop.chaos;

import com.zeroc.Ice.Util;
import io.floe.interop.DebianIce;
import io.floe.interop.chaos.program.FloeClient;
import io.floe.interop.chaos.program.FloeServer;
import io.floe.interop.chaos.program.IceClient;
import io.floe.interop.chaos.program.IceServer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who serves or calls. */
enum Peer {
    FLOE("Floe", FloeServer.class, FloeClient.class) {
        @Override
        String classPath() {
            return System.getProperty("java.class.path");
        }
    },
    /** Ice for Java 3.7.10, from Maven Central. */
    ICE("Ice for Java", IceServer.class, IceClient.class) {
        @Override
        String classPath() {
            return location(IceServer.class) + ":" + location(Util.class);
        }
    },
    /** Ice for Java 3.7.8, from Debian, as a client with IceSSL. */
    ICE_SSL("Ice for Java", IceServer.class, IceClient.class) {
        @Override
        String classPath() {
            return DebianIce.classPath() + ":" + location(IceClient.class);
        }
    },
    /** Ice C++ 3.7.8, under its Python binding, from Debian: for ssl, which Ice for Java has in another jar. */
    ICE_CPP("Ice C++", IceServer.class, IceClient.class) {
        @Override
        String classPath() {
            return ICE.classPath();
        }

        @Override
        List<String> server(String name, Path log, Path properties) {
            return List.of(World.PYTHON, Host.python("chaos_server.py"), name, log.toString(), properties.toString());
        }
    };

    private final String title;
    private final Class<?> server;
    private final Class<?> client;

    Peer(String title, Class<?> server, Class<?> client) {
        this.title = title;
        this.server = server;
        this.client = client;
    }

    abstract String classPath();

    String title() {
        return title;
    }

    List<String> server(String name, Path log, Path properties) {
        List<String> command = java(server);
        command.addAll(List.of(name, log.toString(), properties.toString()));
        return command;
    }

    List<String> client() {
        return java(client);
    }

    private List<String> java(Class<?> main) {
        Path logging = Path.of("src", "test", "resources", "chaos", "logback.xml");
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dlogback.configurationFile=" + logging.toAbsolutePath(),
                "-cp",
                classPath(),
                main.getName()));
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
