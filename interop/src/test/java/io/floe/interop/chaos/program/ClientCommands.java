package io.floe.interop.chaos.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Commands on stdin, fields parted by tabs: {@code run PROXY PROPERTIES CALLERS RATE FIRST_ID}, answered with {@code ok NANOS},
 * when the load begins; {@code end FILE}, answered with {@code ok} when the file is written. Owned by the main thread.
 */
final class ClientCommands {
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long PATIENCE_MILLIS = 4_000; // of all callers together, for calls that nobody answers
    private static final long CLOSING_MILLIS = 3_000;

    private final Session.Opener opener;
    private final List<Caller> callers = new ArrayList<>();
    private Session session;

    private ClientCommands(Session.Opener opener) {
        this.opener = opener;
    }

    static void run(Session.Opener opener) throws IOException {
        ClientCommands commands = new ClientCommands(opener);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println("ok " + commands.obey(line.split("\t", -1)));
        }
        System.exit(0);
    }

    private Object obey(String[] fields) throws IOException {
        try {
            return fields[0].equals("run") ? begin(fields) : end(Path.of(fields[1]));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long begin(String[] fields) {
        session = opener.open(fields[1], fields[2]);
        Load load = new Load(
                Integer.parseInt(fields[3]),
                Integer.parseInt(fields[4]),
                Long.parseLong(fields[5]),
                System.nanoTime() + SOON);
        for (int number = 0; number < load.callers(); number++) {
            callers.add(new Caller(session, load, number));
        }
        callers.forEach(Thread::start);
        return load.start();
    }

    private String end(Path file) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        List<String> lines = new ArrayList<>();
        for (Caller caller : callers) {
            caller.end(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            lines.addAll(caller.lines());
        }
        Files.write(file, lines);
        callers.clear();
        Thread closing = new Thread(session::close, "closing"); // may wait for those calls, too
        closing.setDaemon(true);
        closing.start();
        closing.join(CLOSING_MILLIS);
        return "";
    }
}
