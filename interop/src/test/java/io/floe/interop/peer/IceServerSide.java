package io.floe.interop.peer;

import com.zeroc.Ice.Communicator;
import com.zeroc.Ice.Endpoint;
import com.zeroc.Ice.ObjectAdapter;
import com.zeroc.Ice.Util;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The commands that make the peer a server. Owned by the thread that reads the commands. */
final class IceServerSide {
    private final Communicator communicator;
    private final Map<String, ObjectAdapter> adapters = new HashMap<>();
    private final Map<String, IceTarget> targets = new HashMap<>();

    IceServerSide(Communicator communicator) {
        this.communicator = communicator;
    }

    private String listen(String name, String endpoints) {
        ObjectAdapter adapter = communicator.createObjectAdapterWithEndpoints(name, endpoints);
        IceTarget target = new IceTarget(name, communicator);
        adapter.add(target, Util.stringToIdentity("target"));
        adapter.add(target, Util.stringToIdentity("category/target"));
        adapter.addFacet(new IceTarget(name + "-facet", communicator), Util.stringToIdentity("target"), "other");
        adapter.activate();
        adapters.put(name, adapter);
        targets.put(name, target);
        return text(adapter.getEndpoints());
    }

    private String published(String endpoints) {
        ObjectAdapter adapter = communicator.createObjectAdapterWithEndpoints("published", endpoints);
        String published = text(adapter.getPublishedEndpoints());
        adapter.destroy();
        return published;
    }

    private static String text(Endpoint... endpoints) {
        return Arrays.stream(endpoints).map(Object::toString).collect(Collectors.joining(":"));
    }

    /** The held call is answered while the adapter is already closing. */
    private static void releaseAndDeactivate(ObjectAdapter adapter, IceTarget target) {
        adapter.deactivate();
        target.release();
        adapter.destroy();
    }

    /** The answer, or null if the command is none of the server's. */
    Object answer(String command, String[] fields) throws InterruptedException {
        return switch (command) {
            case "listen" -> listen(fields[1], fields[2]);
            case "published" -> published(fields[1]);
            case "deactivate" -> {
                adapters.remove(fields[1]).destroy();
                yield "";
            }
            case "releaseAndDeactivate" -> {
                releaseAndDeactivate(adapters.remove(fields[1]), targets.get(fields[1]));
                yield "";
            }
            case "awaitHeld" -> {
                targets.get(fields[1]).awaitHeld();
                yield "";
            }
            case "release" -> {
                targets.get(fields[1]).release();
                yield "";
            }
            case "ask" -> targets.get(fields[1]).ask(Integer.parseInt(fields[2]));
            default -> null;
        };
    }
}
