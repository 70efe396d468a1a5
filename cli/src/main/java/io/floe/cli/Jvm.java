package io.floe.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this process runs on; the only place that knows system properties. Stateless. */
final class Jvm {
    /** Told by the launcher, which can see what the JDK cannot: the terminal's columns, 0 if there is no terminal. */
    private static final String COLUMNS = "io.floe.cli.columns";

    private Jvm() {}

    static @Nullable String columns() {
        return System.getProperty(COLUMNS);
    }

    static String describe() {
        return "java " + System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")";
    }

    static void define(String property, String value) {
        System.setProperty(property, value);
    }

    /** The command that runs another floe just as this one runs: the same Java, from the same jars. */
    static List<String> floe(List<String> args) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx128m"));
        Module module = Main.class.getModule();
        if (module.isNamed()) {
            String path = System.getProperty("jdk.module.path");
            command.addAll(List.of("-p", path, "-m", module.getName() + "/" + Main.class.getName()));
        } else {
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        }
        command.addAll(args);
        return command;
    }
}
