package io.floe.cli;

import io.floe.Communicator;
import io.floe.EndpointStatus;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the keys of {@code floe watch} make of its screen. Owned by the thread that reads keys; the screen's thread reads it.
 */
final class WatchView {
    private final Communicator communicator;
    private final Supplier<List<EndpointStatus>> endpoints;
    private final Runnable quit;
    private volatile boolean events = true;
    private volatile boolean json;
    /** The next key is the number of an endpoint. */
    private volatile boolean asksWhom;
    /** The screen as it was when somebody pressed p; empty while it is live. */
    private volatile List<String> frozen = List.of();

    WatchView(Communicator communicator, Supplier<List<EndpointStatus>> endpoints, Runnable quit) {
        this.communicator = communicator;
        this.endpoints = endpoints;
        this.quit = quit;
    }

    /** @param paused draws the screen with a word that it stands still */
    void pressed(int key, Supplier<List<String>> paused) {
        if (asksWhom) {
            asksWhom = false;
            drain(key - '1');
            return;
        }
        switch (key) {
            case 'p' -> frozen = frozen.isEmpty() ? paused.get() : List.of();
            case 'e' -> events = !events;
            case 'd' -> asksWhom = true;
            case 'r' -> communicator.probe();
            case 'j' -> json = !json;
            case 'q' -> quit.run();
            default -> {} // nothing is meant by it
        }
    }

    private void drain(int row) {
        List<EndpointStatus> known = endpoints.get();
        if (row >= 0 && row < known.size()) {
            communicator.drain(known.get(row));
        }
    }

    boolean showsEvents() {
        return events;
    }

    boolean showsJson() {
        return json;
    }

    List<String> frozen() {
        return frozen;
    }

    /** The last line of the screen. */
    String keys() {
        return asksWhom
                ? "drain which? its number, counted from 1; any other key: none"
                : "keys  p pause  e events  d drain an endpoint  r probe now  j json  q quit";
    }
}
