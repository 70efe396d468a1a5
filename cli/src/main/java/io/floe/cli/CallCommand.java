package io.floe.cli;

import io.floe.Batch;
import io.floe.Communicator;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.UserException;
import io.floe.endpoint.ProxyMode;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.OperationMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe call}: one invocation. Owned by the main thread. */
@Command(
        name = "call",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "one call of an operation, with parameters and results as bytes",
        customSynopsis = "floe call PROXY OPERATION [ARGUMENT ...] [options]",
        footer = {
            "",
            "The results are printed as hex, without the encapsulation's header. With --sig",
            "arguments and results are words: bool, byte, short, int, long, float, double,",
            "string, enum (its number). In JSON: T[] a sequence, {K:V} a dictionary (an",
            "object), {T,T} a struct (an array of its members). ice_ping, ice_id, ice_ids",
            "and ice_isA TYPE need no signature. A user exception ends with exit code 1.",
            "",
            "  floe call 'echo:tcp -h 127.0.0.1 -p 4061' say --hex 0a0b",
            "  floe call 'sum:tcp -h 127.0.0.1 -p 4061' add --sig '(int,int)->int' 40 2",
            "  floe call 'echo:tcp -h 127.0.0.1 -p 4061' ice_isA ::Demo::Hello",
            "  floe call 'log:udp -h 239.1.2.3 -p 9999' note --sig '(string)' hello --datagram"
        })
final class CallCommand extends FloeSubcommand {
    @Parameters(index = "0", paramLabel = "PROXY", description = "such as 'echo:tcp -h 127.0.0.1 -p 4061'")
    private String proxy = "";

    @Parameters(index = "1", paramLabel = "OPERATION", description = "its name in Slice")
    private String operation = "";

    @Parameters(
            index = "2..*",
            paramLabel = "ARGUMENT",
            description = "a parameter, with --sig; the type id of ice_isA")
    private final List<String> arguments = new ArrayList<>();

    @Option(names = "--sig", paramLabel = "TYPES", description = "of parameters and results: '(int,string[])->string'")
    private String signature = "";

    @Option(names = "--hex", paramLabel = "BYTES", description = "the encoded parameters, such as 0a0b")
    private String hex = "";

    @Option(
            names = "--arg-file",
            paramLabel = "FILE",
            description = "a file with the encoded parameters; - is standard input")
    private String argFile = "";

    @Option(names = "--idempotent", description = "the operation may run twice: floe repeats it if need be")
    private boolean idempotent;

    @Option(names = "--oneway", description = "wait for no answer")
    private boolean oneway;

    @Option(names = "--datagram", description = "send it to the udp endpoints; wait for no answer")
    private boolean datagram;

    @Option(names = "--batch", paramLabel = "N", description = "send it N times in one message; wait for no answer")
    private int batch;

    @Option(names = "--context", paramLabel = "KEY=VALUE", description = "sent with the call; may be repeated")
    private final Map<String, String> context = new LinkedHashMap<>();

    @Option(names = "--encoding", paramLabel = "V", description = "1.0 or 1.1. Default: what the proxy says, else 1.1")
    private String encoding = "";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Millis.class,
            description = "the deadline. Default: 60s")
    private Duration timeout = Duration.ofSeconds(60);

    @Option(names = "--raw", description = "print the bytes of the results as they are")
    private boolean raw;

    CallCommand(Terminal terminal) {
        super("call", terminal);
    }

    @Override
    String target() {
        return proxy;
    }

    @Override
    Report run(Communicator communicator, Printer printer) {
        Saying saying = Saying.of(operation, signature, arguments);
        Proxy target = target(communicator);
        Encapsulation parameters = saying.parameters(version(target), bytes());
        if (batch > 0) {
            return sentBatch(target, parameters, printer);
        }
        OperationMode mode = idempotent ? OperationMode.IDEMPOTENT : saying.mode();
        try {
            Reply reply = target.invoke(operation, mode, parameters).join();
            boolean answered = target.reference().mode() == ProxyMode.TWOWAY;
            return answered ? answered(saying, reply, printer) : sent(printer, "sent, no answer expected");
        } catch (CompletionException e) {
            if (e.getCause() instanceof UserException thrown) {
                return thrown(thrown);
            }
            throw e;
        }
    }

    private Proxy target(Communicator communicator) {
        Proxy target = communicator.proxy(proxy).withDeadline(timeout).withContext(context);
        ProxyMode mode = target.reference().mode();
        if (batch == 0 && (mode == ProxyMode.BATCH_ONEWAY || mode == ProxyMode.BATCH_DATAGRAM)) {
            throw new ProblemException(Problem.usage(
                    "proxy '" + target + "': a batch (expected: --batch N, or twoway, oneway or datagram)",
                    "say --batch 10, or leave out " + mode.option()));
        }
        if (datagram) {
            return target.datagram();
        }
        return oneway ? target.oneway() : target;
    }

    private Report sentBatch(Proxy target, Encapsulation parameters, Printer printer) {
        Batch calls = target.batch();
        for (int i = 0; i < batch; i++) {
            calls.add(operation, out -> {
                for (byte b : parameters.bytes()) {
                    out.writeByte(b);
                }
            });
        }
        calls.flush().join();
        return sent(printer, "sent " + batch + " calls in a batch, no answer expected");
    }

    private EncodingVersion version(Proxy target) {
        if (encoding.isEmpty()) {
            return target.reference().encoding();
        }
        try {
            return EncodingVersion.parse(encoding);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.usage("--encoding: " + encoding + " (expected: 1.0 or 1.1)", "correct it"));
        }
    }

    private byte[] bytes() {
        if (argFile.isEmpty()) {
            return Hex.parse("--hex", hex);
        }
        try {
            return argFile.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(argFile));
        } catch (IOException e) {
            throw new ProblemException(Problem.usage(
                    "--arg-file: " + argFile + " (expected: a readable file)", "check its name and rights"));
        }
    }

    private Report answered(Saying saying, Reply reply, Printer printer) {
        byte[] bytes = reply.results().bytes();
        List<String> words = saying.words(reply);
        if (raw && output() == Output.TEXT) {
            terminal().out().write(bytes, 0, bytes.length);
            terminal().out().flush();
        } else {
            printer.text(words);
        }
        return done(Fields.of("operation", operation)
                .and("hex", Hex.of(bytes))
                .and("encoding", reply.results().encoding().toString())
                .and("words", words));
    }

    private Report sent(Printer printer, String words) {
        printer.text(List.of(words));
        return done(Fields.of("operation", operation).and("sent", true));
    }

    private Report thrown(UserException thrown) {
        String hexBody = Hex.of(thrown.body().bytes());
        Problem problem = new Problem(
                Exit.EXCEPTION_ANSWERED,
                "",
                "user exception " + thrown.typeId() + "\n  bytes " + hexBody,
                List.of(),
                "the operation answered so; its Slice definition says what it means");
        return done(Fields.of("operation", operation)
                        .and("exception", thrown.typeId())
                        .and("hex", hexBody))
                .withProblem(problem);
    }
}
