package io.floe.interop;

import io.floe.Communicator;
import io.floe.CommunicatorOptions;
import io.floe.ObjectAdapter;
import io.floe.endpoint.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A Floe server in a process of its own, so that tests can kill it: one command, {@code listen NAME ENDPOINTS}. Arguments are properties, {@code --KEY=VALUE}. */
public final class FloePeerMain {
    private FloePeerMain() {}

    /** Runs until stdin ends. */
    public static void main(String[] args) throws IOException {
        CommunicatorOptions options = Communicator.builder();
        for (String property : args) {
            String[] pair = property.substring(2).split("=", 2);
            options.property(pair[0], pair[1]);
        }
        try (Communicator communicator = options.build();
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fields = line.split("\t", -1);
                out.println("ok " + listen(communicator, fields[1], fields[2]));
            }
        }
    }

    private static String listen(Communicator communicator, String name, String endpoints) {
        ObjectAdapter adapter = communicator.adapter(name, endpoints).add("target", new FloeTarget(name));
        adapter.activate().join();
        return adapter.endpoints().stream().map(Endpoint::toString).collect(Collectors.joining(":"));
    }
}
