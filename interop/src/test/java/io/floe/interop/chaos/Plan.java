package io.floe.interop.chaos;

import static io.floe.interop.chaos.Peer.FLOE;
import static io.floe.interop.chaos.Peer.ICE;

import io.floe.interop.DebianIce;
import java.util.ArrayList;
import java.util.List;

/** Which experiments are run. Stateless. */
final class Plan {
    static final int MANY = 16;

    private Plan() {}

    /** In every build: the servers of both kinds, the faults that differ most. */
    static List<Experiment> quick() {
        return List.of(
                new Experiment(Fault.KILL_ONE, FLOE, FLOE, MANY),
                new Experiment(Fault.STOP, FLOE, FLOE, 1),
                new Experiment(Fault.DROP_ALL, FLOE, FLOE, MANY),
                new Experiment(Fault.BLACK_HOLE, FLOE, FLOE, MANY),
                new Experiment(Fault.EXPIRED, FLOE, FLOE, MANY),
                new Experiment(Fault.KILL_TWO, ICE, FLOE, MANY),
                new Experiment(Fault.TERMINATE, ICE, FLOE, 1),
                new Experiment(Fault.DROP_REPLIES, ICE, FLOE, MANY),
                new Experiment(Fault.ALL_DOWN, ICE, FLOE, MANY));
    }

    /** Every fault; Ice for Java as a client has no ssl but in Debian's jars. */
    static List<Experiment> whole(Peer servers, Peer client, int callers) {
        List<Experiment> all = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            if (client == FLOE || fault.shape() != Shape.SSL || DebianIce.present()) {
                all.add(new Experiment(fault, servers, client, callers));
            }
        }
        return all;
    }
}
