package io.floe.interop.chaos;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where experiments run, one after the other: the network, one kind of servers at a time, and a client process of each kind
 * that is asked for. Owned by the thread of the suite.
 */
final class Stage implements AutoCloseable {
    private static final long IDS = 1_000_000; // of one run
    private static final double SECOND = 1e9;

    private record Rehearsal(Peer client, Fault fault) {}

    private final Path folder;
    private final Material material;
    private final World world = new World();
    private final Map<Peer, Program> clients = new EnumMap<>(Peer.class);
    /** Which clients have called the present servers, with ssl and without. */
    private final Set<Rehearsal> acquainted = new HashSet<>();

    private Peer kind = Peer.FLOE;
    private Scene scene;
    private long runs;

    /** Everything is written below the folder. */
    Stage(Path folder) {
        this.folder = folder;
        this.material = Material.make(folder);
        this.scene = new Scene(world, kind, material, folder);
    }

    /** Runs one experiment. */
    Observed observe(Experiment experiment, Timing usual) {
        if (kind != experiment.servers()) {
            scene.close();
            kind = experiment.servers();
            scene = new Scene(world, kind, material, folder);
            acquainted.clear();
        }
        rehearse(experiment);
        return perform(experiment, usual.of(experiment.fault()));
    }

    /** Fresh processes are slow: nobody is measured before they have called each other for a while. */
    private void rehearse(Experiment experiment) {
        Fault fault = experiment.fault().shape() == Shape.SSL ? Fault.EXPIRED : Fault.NONE;
        if (acquainted.add(new Rehearsal(experiment.client(), fault))) {
            perform(new Experiment(fault, experiment.servers(), experiment.client(), Plan.MANY), Timing.REHEARSAL);
        }
    }

    private Observed perform(Experiment experiment, Timing timing) {
        Fault fault = experiment.fault();
        Program client = clients.computeIfAbsent(
                fault.shape().caller(experiment.client()),
                peer -> new Program("client", folder, world.client().namespace(), peer.client()).await());
        runs++;
        scene.prepare(fault);
        Program tap = tap().await();
        try {
            long start = begin(experiment, client);
            Timing.pause(timing.before());
            long blow = System.nanoTime();
            fault.blow().on(scene);
            Timing.pause(timing.bad() - (System.nanoTime() - blow) / SECOND);
            fault.cure().on(scene);
            long cure = System.nanoTime();
            Timing.pause(timing.after());
            long end = System.nanoTime();
            client.ask("end", calls());
            tap.close();
            return seen(experiment, start, fault.beforehand() ? start : blow, cure, end);
        } finally {
            tap.close();
            scene.tidy();
        }
    }

    private long begin(Experiment experiment, Program client) {
        Shape shape = experiment.fault().shape();
        return Long.parseLong(client.ask(
                "run",
                shape.proxy(scene),
                shape.client(experiment.client(), material),
                experiment.callers(),
                Experiment.RATE,
                runs * IDS));
    }

    private Path calls() {
        return folder.resolve("calls-" + runs + ".log");
    }

    private Path sent() {
        return folder.resolve("sent-" + runs + ".log");
    }

    private Observed seen(Experiment experiment, long start, long blow, long cure, long end) {
        List<String> lines = Records.lines(calls());
        List<Call> calls = lines.stream()
                .filter(line -> !line.equals("lost"))
                .map(Call::of)
                .toList();
        return new Observed(
                experiment,
                start,
                blow,
                cure,
                end,
                calls,
                lines.size() - calls.size(),
                Records.executed(folder, runs * IDS, (runs + 1) * IDS),
                Records.sent(sent()));
    }

    private Program tap() {
        List<String> command = List.of(World.PYTHON, Host.python("tap.py"), "eth0", sent().toString());
        return new Program("tap", folder, world.client().namespace(), command);
    }

    @Override
    public void close() {
        clients.values().forEach(Program::close);
        scene.close();
        world.close();
    }
}
