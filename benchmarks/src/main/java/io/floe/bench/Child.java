package io.floe.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link ChildMain} process, asked line by line. Owned by the comparing thread. */
final class Child implements AutoCloseable {
    /** The same for everybody; compiled before it runs on, for on a busy machine a compiler that is starved looks quiet. */
    static final List<String> JVM = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-XX:MaxDirectMemorySize=4g", // Ice for Java runs out of 512 MB with messages of 1 MiB, and then hangs
            "-XX:+ExitOnOutOfMemoryError",
            "-Xbatch",
            "-Djdk.tls.namedGroups=" + Site.GROUPS,
            "-Djavax.net.ssl.sessionCacheSize=" + Site.SESSIONS);

    /** Nothing is logged: what goes wrong is thrown. */
    private static final String SILENT = "-Dslf4j.internal.verbosity=ERROR";

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** The same, and a heap that is in memory as a whole from the start, so that what grows beside it can be told. */
    private static final List<String> TOUCHED = List.of("-Xms1500m", "-Xmx1500m", "-XX:+AlwaysPreTouch");

    static Child start(String java, String... arguments) throws IOException {
        return start(java, JVM, arguments);
    }

    static Child startTouched(String java, String... arguments) throws IOException {
        return start(java, TOUCHED, arguments);
    }

    private static Child start(String java, List<String> flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.addAll(flags);
        command.add(SILENT);
        command.add("-cp");
        command.add(ManagementFactory.getRuntimeMXBean().getClassPath());
        command.add(ChildMain.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        return new Child(String.join(" ", arguments), builder.start());
    }

    String read() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("process '" + name + "': ended (expected: an answer)");
        }
        return answer;
    }

    String ask(String question) throws IOException {
        questions.write(question);
        questions.newLine();
        questions.flush();
        return read();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
