package io.floe.interop.chaos;

import static io.floe.interop.chaos.Act.BEFOREHAND;
import static io.floe.interop.chaos.Act.NOTHING;
import static io.floe.interop.chaos.Act.each;
import static io.floe.interop.chaos.Act.kill;
import static io.floe.interop.chaos.Act.packets;
import static io.floe.interop.chaos.Act.pause;
import static io.floe.interop.chaos.Act.restart;
import static io.floe.interop.chaos.Act.signal;
import static io.floe.interop.chaos.Act.standBy;
import static io.floe.interop.chaos.Act.takeOver;

import java.util.List;
import java.util.function.Consumer;

/** What goes wrong, and how it is put right. The acts are: what must be there before the run, the blow, the cure. */
@SuppressWarnings("ImmutableEnumChecker") // acts are functions without state
enum Fault {
    NONE("nothing", Shape.TCP, List.of(3), NOTHING, NOTHING, NOTHING),
    KILL_ONE("kill -9 of one", Shape.TCP, List.of(3), standBy(3), kill(3), takeOver(3)),
    KILL_TWO("kill -9 of two", Shape.TCP, List.of(2, 3), standBy(2, 3), kill(2, 3), takeOver(2, 3)),
    TERMINATE(
            "SIGTERM",
            Shape.TCP,
            List.of(3),
            standBy(3),
            signal("TERM", 3),
            each(Site::awaitEnd, 3).then(takeOver(3))),
    ROLLING(
            "rolling restart",
            Shape.TCP,
            List.of(1, 2, 3),
            standBy(1, 2, 3),
            restart(1, 1.5).then(restart(2, 1.5)).then(restart(3, 0)),
            NOTHING),
    STOP("SIGSTOP, SIGCONT", Shape.TCP, List.of(3), NOTHING, signal("STOP", 3), signal("CONT", 3)),
    DROP_ALL("packets dropped both ways", List.of(3), Host::dropAll, Host::healPackets),
    DROP_REQUESTS("packets to it dropped", List.of(3), Host::dropIncoming, Host::healPackets),
    DROP_REPLIES("packets from it dropped", List.of(3), Host::dropOutgoing, Host::healPackets),
    LINK_DOWN("link down", List.of(3), Host::unplug, Host::plug),
    LOSS("10 % loss", List.of(3), host -> host.lose(10), Host::healPackets),
    DELAY(
            "200 ms delay",
            Shape.TCP,
            List.of(3),
            scene -> scene.relay(3),
            scene -> scene.delay(200),
            scene -> scene.delay(0)),
    SLOW(
            "server 100 ms slower",
            Shape.TCP,
            List.of(3),
            NOTHING,
            each(site -> site.slow(100), 3),
            each(site -> site.slow(0), 3)),
    FLAPPING(
            "flapping every 2 s",
            Shape.TCP,
            List.of(3),
            standBy(3, 3, 3),
            kill(3).then(pause(2))
                    .then(takeOver(3))
                    .then(pause(2))
                    .then(kill(3))
                    .then(pause(2))
                    .then(takeOver(3))
                    .then(pause(2))
                    .then(kill(3))
                    .then(pause(2)),
            takeOver(3)),
    REFUSED(
            "refused from the start",
            Shape.TCP,
            List.of(3),
            each(Site::vacate, 3).then(standBy(3)),
            BEFOREHAND,
            takeOver(3)),
    CLOSES(
            "accepts and closes, from the start",
            Shape.TCP,
            List.of(3),
            each(Site::vacate, 3).then(standBy(3)).then(each(site -> site.lie("close"), 3)),
            BEFOREHAND,
            each(Site::tellTheTruth, 3)),
    SILENT(
            "never validates, from the start",
            Shape.TCP,
            List.of(3),
            each(Site::vacate, 3).then(standBy(3)).then(each(site -> site.lie("silent"), 3)),
            BEFOREHAND,
            each(Site::tellTheTruth, 3)),
    BLACK_HOLE(
            "black hole from the start",
            Shape.TCP,
            List.of(3),
            packets(Host::dropAll, 3),
            BEFOREHAND,
            packets(Host::healPackets, 3)),
    EXPIRED(
            "expired certificate, from the start",
            Shape.SSL,
            List.of(3),
            scene -> scene.expire(3),
            BEFOREHAND,
            kill(3).then(takeOver(3))),
    ALL_DOWN("all down and back", Shape.TCP, List.of(1, 2, 3), standBy(1, 2, 3), kill(1, 2, 3), takeOver(1, 2, 3)),
    NAME("a name's three addresses, one dies", Shape.NAME, List.of(3), standBy(3), kill(3), takeOver(3)),
    TWO_PORTS("one server on two ports dies", Shape.TWO_PORTS, List.of(3), standBy(3), kill(3), takeOver(3));

    private final String title;
    private final Shape shape;
    private final List<Integer> bad;
    private final Act before;
    private final Act blow;
    private final Act cure;

    Fault(String title, Shape shape, List<Integer> bad, Act before, Act blow, Act cure) {
        this.title = title;
        this.shape = shape;
        this.bad = bad;
        this.before = before;
        this.blow = blow;
        this.cure = cure;
    }

    Fault(String title, List<Integer> bad, Consumer<Host> blow, Consumer<Host> cure) {
        this(title, Shape.TCP, bad, NOTHING, packets(blow, 3), packets(cure, 3));
    }

    String title() {
        return title;
    }

    Shape shape() {
        return shape;
    }

    /** Which servers are bad; the others must carry all calls meanwhile, if there are any. */
    List<Integer> bad() {
        return bad;
    }

    boolean everywhere() {
        return bad.size() == Scene.SERVERS;
    }

    boolean beforehand() {
        return blow == BEFOREHAND;
    }

    /** Whether it tells of every call that it did not run, so that none may fail while a server is healthy. */
    boolean harmless() {
        return switch (this) {
            case NONE, TERMINATE, ROLLING, DELAY, SLOW, REFUSED, CLOSES, SILENT, BLACK_HOLE, EXPIRED -> true;
            default -> false;
        };
    }

    /** Whether the bad server says nothing at all: only an answer that does not come tells. */
    boolean silent() {
        return switch (this) {
            case STOP, DROP_ALL, DROP_REQUESTS, DROP_REPLIES, LINK_DOWN -> true;
            default -> false;
        };
    }

    Act before() {
        return before;
    }

    Act blow() {
        return blow;
    }

    Act cure() {
        return cure;
    }
}
