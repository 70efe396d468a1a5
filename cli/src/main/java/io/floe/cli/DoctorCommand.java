package io.floe.cli;

import io.floe.Communicator;
import io.floe.CommunicatorOptions;
import io.floe.Proxy;
import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.EndpointText;
import io.floe.spi.IoEngine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe doctor}: what works and what does not, from the text up to the object. Owned by the main thread. */
@Command(
        name = "doctor",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "check a string step by step: text, names, sockets, TLS, Ice",
        customSynopsis = "floe doctor STRING [options]",
        footer = {
            "",
            "STRING is a proxy, whose object is called too, or endpoints alone. Each endpoint",
            "is dialled by itself. It ends with the code of the first FAIL.",
            "",
            "  floe doctor 'ssl -h b.shop -p 4063'",
            "  floe doctor 'echo:tcp -h 127.0.0.1 -p 4061:tcp -h 127.0.0.1 -p 4062'"
        })
final class DoctorCommand extends FloeSubcommand {
    /** Begins as an endpoint does, and not as a proxy, where a colon or the end follows the identity. */
    private static final Pattern ENDPOINTS = Pattern.compile("\\s*(tcp|ssl|udp|ws|wss|default|local|opaque)(\\s.*|)");

    /** What stands before endpoints that have no identity of their own. */
    private static final String ALONE = "doctor:";

    @Parameters(paramLabel = "STRING", description = "such as 'ssl -h b.shop -p 4063'")
    private String string = "";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Millis.class,
            description = "of each step. Default: 5s")
    private Duration timeout = Duration.ofSeconds(5);

    private final List<CheckResult> results = new ArrayList<>();

    DoctorCommand(Terminal terminal) {
        super("doctor", terminal);
    }

    @Override
    String target() {
        return string;
    }

    @Override
    void configure(CommunicatorOptions options) {
        if (!verbose()) {
            Logging.hush(); // what logs would warn of is told here
        }
        options.connectTimeout(timeout);
    }

    @Override
    Report run(Communicator communicator, Printer printer) {
        Consumer<CheckResult> tell = result -> {
            results.add(result);
            printer.event(
                    String.join("\n", result.lines(terminal())),
                    Fields.of("event", "check").and("check", result.fields()).map());
        };
        boolean object = !ENDPOINTS.matcher(string).matches();
        try {
            Proxy proxy = communicator.proxy(object ? string : ALONE + string);
            locate(communicator, proxy, tell).ifPresent(found -> examine(communicator, found, object, printer, tell));
        } catch (EndpointSyntaxException e) {
            Problem problem = Diagnosis.of(e);
            String message = object ? problem.message() : withoutIdentity(problem.message());
            tell.accept(CheckResult.fail("parse", message + "\n" + problem.next(), problem.exit()));
        }
        tell.accept(engine(communicator));
        Optional<CheckResult> first =
                results.stream().filter(CheckResult::failed).findFirst();
        return done(Fields.of(
                        "checks", results.stream().map(CheckResult::fields).toList()))
                .withExit(first.map(CheckResult::exit).orElse(Exit.OK))
                .withEndpoints(communicator.endpoints());
    }

    /** The text and the mark below it, without what was put before endpoints that stood alone. */
    private static String withoutIdentity(String message) {
        return message.replace("\n  " + ALONE, "\n  ").replaceFirst("\n {9}( *\\^)", "\n  $1");
    }

    /** With the endpoints that its locator tells, if the text has none; empty if it tells none. */
    private static Optional<Proxy> locate(Communicator communicator, Proxy proxy, Consumer<CheckResult> tell) {
        try {
            Optional<Located> located = Located.ask(communicator, proxy);
            located.ifPresent(
                    found -> tell.accept(CheckResult.ok("locate", found.line().replaceFirst("locator +", ""))));
            return Optional.of(located.map(Located::direct).orElse(proxy));
        } catch (ProblemException e) {
            Problem problem = e.problem();
            tell.accept(CheckResult.fail("locate", problem.message() + "\n" + problem.next(), problem.exit()));
            return Optional.empty();
        }
    }

    private void examine(
            Communicator communicator, Proxy proxy, boolean object, Printer printer, Consumer<CheckResult> tell) {
        Explanation explanation = Explanation.of(proxy, communicator.properties());
        List<Endpoint> endpoints = proxy.reference().endpoints();
        tell.accept(CheckResult.ok("parse", Figures.plural(endpoints.size(), "endpoint")));
        explanation.remarks().forEach(remark -> tell.accept(CheckResult.warn("parse", remark.line())));
        List<Endpoint> secure = proxy.twoway().secure().usableEndpoints();
        for (int i = 0; i < endpoints.size(); i++) {
            Explanation.Row row = explanation.rows().get(i);
            if (endpoints.size() > 1) {
                printer.text(List.of(terminal().paint(Paint.BOLD, EndpointLabel.of(row.text()))));
            }
            Optional<HostPort> place = HostPort.of(row.text());
            if (!row.used()) {
                tell.accept(CheckResult.skip("endpoint", row.why()));
            } else if (place.map(found -> NetworkChecks.run(found, timeout, tell))
                    .orElse(true)) {
                Proxy alone = communicator
                        .proxy(ALONE + EndpointText.of(endpoints.get(i)))
                        .withIdentity(proxy.identity())
                        .withFacet(proxy.reference().facet())
                        .withDeadline(timeout);
                HandshakeChecks.run(alone, secure.contains(endpoints.get(i)), object, Clock.systemUTC(), tell);
            } else {
                tell.accept(CheckResult.skip("ice", "needs tcp"));
            }
        }
        published(explanation, tell);
    }

    /** Ice has no call that asks a server what its proxies carry: what can be told is what this string would say elsewhere. */
    private static void published(Explanation explanation, Consumer<CheckResult> tell) {
        explanation.rows().stream()
                .flatMap(row -> HostPort.of(row.text()).stream())
                .filter(HostPort::loopback)
                .findFirst()
                .ifPresent(place -> tell.accept(CheckResult.info(
                        "published",
                        Remark.LOOPBACK
                                .of(place.address() + " is this machine whoever reads it: clients elsewhere cannot use"
                                        + " the string")
                                .line())));
    }

    private static CheckResult engine(Communicator communicator) {
        List<IoEngine> engines = ServiceLoader.load(IoEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(IoEngine::available)
                .sorted(Comparator.comparingInt(IoEngine::priority).reversed())
                .toList();
        String wanted = communicator.properties().getOrDefault("floe.engine", "");
        String used = engines.stream()
                .map(IoEngine::name)
                .filter(wanted::equals)
                .findFirst()
                .orElseGet(() -> engines.get(0).name());
        return CheckResult.ok(
                "engine",
                used + "   (available: "
                        + String.join(", ", engines.stream().map(IoEngine::name).toList()) + ")   " + Jvm.describe());
    }
}
