package io.floe.interop.chaos.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * One command a line on stdin, fields parted by tabs, answered with {@code ok} on stdout: {@code listen ENDPOINTS}, {@code
 * slow MILLIS}, {@code lie close|silent HOST PORT}, {@code truth}. Ends with its stdin; SIGTERM stops it gracefully.
 */
final class ServerCommands {
    /** How a kind of server takes calls. */
    interface Listening {
        void listen(String endpoints);
    }

    private final Servant servant;
    private final Listening server;
    private Liar liar;

    private ServerCommands(Servant servant, Listening server) {
        this.servant = servant;
        this.server = server;
    }

    static void run(Servant servant, Listening server, Runnable stop) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
        ServerCommands commands = new ServerCommands(servant, server);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(commands.answer(line.split("\t", -1)));
        }
        System.exit(0);
    }

    private String answer(String[] fields) {
        try {
            obey(fields);
            return "ok";
        } catch (IOException | RuntimeException e) {
            return "error " + e;
        }
    }

    private void obey(String[] fields) throws IOException {
        switch (fields[0]) {
            case "listen" -> server.listen(fields[1]);
            case "slow" -> servant.slow(Long.parseLong(fields[1]));
            case "lie" -> liar = new Liar(fields[1], fields[2], Integer.parseInt(fields[3]));
            case "truth" -> liar.close();
            default -> throw new IllegalArgumentException("command: " + fields[0]);
        }
    }
}
