package io.floe.interop.peer;

import com.zeroc.Ice.Communicator;
import com.zeroc.Ice.RequestFailedException;
import com.zeroc.Ice.UnknownUserException;
import com.zeroc.Ice.Util;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;

/** One command a line on stdin, fields parted by tabs, one answer a line on stdout; ends with its stdin. */
public final class IcePeerMain {
    private final IceServerSide server;
    private final IceClientSide client;

    private IcePeerMain(Communicator communicator) {
        server = new IceServerSide(communicator);
        client = new IceClientSide(communicator);
    }

    /** Runs until stdin ends. The arguments are Ice's properties. */
    public static void main(String[] args) throws IOException {
        try (Communicator communicator = Util.initialize(args);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            IcePeerMain peer = new IcePeerMain(communicator);
            out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(peer.answer(line.split("\t", -1)).replace('\n', ' '));
            }
        }
    }

    private String answer(String[] fields) {
        try {
            Object answer = server.answer(fields[0], fields);
            return "ok " + (answer == null ? client.answer(fields[0], fields) : answer);
        } catch (InterruptedException | RuntimeException e) {
            return "error " + describe(e);
        }
    }

    static String describe(Exception thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (cause instanceof IceCall.Thrown user) {
            return ((Refused) user.getCause()).describe();
        }
        if (cause instanceof RequestFailedException failed) {
            return failed.ice_id() + " " + Util.identityToString(failed.id) + " '" + failed.facet + "' "
                    + failed.operation;
        }
        if (cause instanceof UnknownUserException unknown) {
            return unknown.ice_id() + " " + unknown.unknown;
        }
        return cause instanceof com.zeroc.Ice.Exception ice ? ice.ice_id() : String.valueOf(cause);
    }
}
