package io.floe.interop.chaos;

import java.util.Arrays;
import java.util.function.Consumer;

/** Something done to the scene. The numbers are those of servers. */
@FunctionalInterface
interface Act {
    /** The fault was there before the client, so that there is nothing to do in the middle. */
    Act BEFOREHAND = scene -> {};

    Act NOTHING = scene -> {};

    void on(Scene scene);

    default Act then(Act next) {
        return scene -> {
            on(scene);
            next.on(scene);
        };
    }

    static Act each(Consumer<Site> act, int... servers) {
        return scene -> Arrays.stream(servers).mapToObj(scene::site).forEach(act);
    }

    /** Starts one more process for each that can take the server's place at once. */
    static Act standBy(int... servers) {
        return scene -> Arrays.stream(servers).mapToObj(scene::site).forEach(scene::standBy);
    }

    static Act kill(int... servers) {
        return each(Site::kill, servers);
    }

    static Act takeOver(int... servers) {
        return each(Site::takeOver, servers);
    }

    static Act signal(String signal, int... servers) {
        return each(site -> site.signal(signal), servers);
    }

    /** A graceful stop, and a new process in its place as soon as the old one has ended. */
    static Act restart(int server, double pause) {
        return signal("TERM", server)
                .then(each(Site::awaitEnd, server))
                .then(takeOver(server))
                .then(pause(pause));
    }

    static Act pause(double seconds) {
        return scene -> Timing.pause(seconds);
    }

    static Act packets(Consumer<Host> act, int... servers) {
        return each(site -> act.accept(site.host()), servers);
    }
}
