package io.floe.behaviour;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Reply;
import io.floe.Request;
import io.floe.UnknownOperationException;
import io.floe.UserException;
import io.floe.endpoint.Endpoint;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.ObjectReferenceCodec;
import io.floe.testkit.LocalEndpoint;
import io.floe.wire.Encapsulation;
import io.floe.wire.IceReader;
import io.floe.wire.Identity;
import io.floe.wire.SliceFormat;
import io.floe.wire.UserExceptionWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scripted locator and registry that notes each question. Owned by its world's thread. */
final class Registry implements Dispatcher {
    /** {@code adp:A}, {@code obj:hello}, {@code set:A}, {@code drop:A}, in order. */
    final List<String> questions = new ArrayList<>();
    /** By adapter id; a nil proxy is an empty list. */
    final Map<String, List<String>> adapters = new TreeMap<>();
    /** By the name of a well-known object: the text of a proxy. */
    final Map<String, ObjectReference> objects = new TreeMap<>();

    private final World world;
    private final String name;
    private final ObjectReferenceCodec codec = new ObjectReferenceCodec(new LocalCodecs());
    private ObjectAdapter adapter;
    private boolean held;
    private final List<Runnable> answers = new ArrayList<>();

    Registry(World world, String name) {
        this.world = world;
        this.name = name;
        this.adapter = open();
    }

    /** What clients must be told. */
    String locator() {
        return "Grid/Locator:local -n " + name;
    }

    private ObjectAdapter open() {
        Communicator communicator = world.communicator();
        ObjectAdapter opened = world.adapter(communicator, "local -n " + name).addDefault("Grid", this);
        world.time.complete(opened.activate());
        return opened;
    }

    /** Goes, gracefully. */
    void stop() {
        var ended = adapter.deactivate();
        world.time.run();
        if (!ended.isDone()) {
            throw new AssertionError("registry: still there");
        }
    }

    /** Comes back. */
    void restart() {
        adapter = open();
    }

    /** Answers nothing until {@link #letGo}. */
    void hold() {
        held = true;
    }

    void letGo() {
        held = false;
        answers.forEach(Runnable::run);
        answers.clear();
        world.time.run();
    }

    Registry adapter(String id, String... servers) {
        adapters.put(id, List.of(servers));
        return this;
    }

    int count(String question) {
        return (int) questions.stream().filter(question::equals).count();
    }

    @Override
    public CompletionStage<Reply> dispatch(Request request) {
        Reply reply;
        try {
            reply = answer(request);
        } catch (UserException thrown) {
            return later(CompletableFuture.failedFuture(thrown));
        }
        return later(CompletableFuture.completedFuture(reply));
    }

    private CompletionStage<Reply> later(CompletableFuture<Reply> answer) {
        if (!held) {
            return answer;
        }
        var promised = new CompletableFuture<Reply>();
        answers.add(() -> answer.whenComplete((reply, thrown) -> {
            if (thrown == null) {
                promised.complete(reply);
            } else {
                promised.completeExceptionally(thrown);
            }
        }));
        return promised;
    }

    private Reply answer(Request request) {
        return switch (request.operation()) {
            case "findAdapterById" -> adapter(request, request.read(IceReader::readString));
            case "findObjectById" -> object(request, request.read(IceReader::readIdentity));
            case "getRegistry" ->
                request.reply(out -> codec.write(
                        Optional.of(ObjectReference.of(new Identity("Registry", "Grid"), endpoints(List.of(name)))),
                        out));
            case "setAdapterDirectProxy" -> set(request, false);
            case "setReplicatedAdapterDirectProxy" -> set(request, true);
            default -> throw new UnknownOperationException(request.operation());
        };
    }

    private Reply adapter(Request request, String id) {
        questions.add("adp:" + id);
        List<String> servers = adapters.get(id);
        if (servers == null) {
            throw missing(request, "::Ice::AdapterNotFoundException");
        }
        return request.reply(out -> codec.write(
                servers.isEmpty()
                        ? Optional.empty()
                        : Optional.of(ObjectReference.of(Identity.of("dummy"), endpoints(servers))),
                out));
    }

    private Reply object(Request request, Identity identity) {
        questions.add("obj:" + identity.name());
        ObjectReference known = objects.get(identity.name());
        if (known == null) {
            throw missing(request, "::Ice::ObjectNotFoundException");
        }
        return request.reply(out -> codec.write(Optional.of(known), out));
    }

    private Reply set(Request request, boolean replicated) {
        record Asked(String id, String group, Optional<ObjectReference> proxy) {}
        Asked asked = request.read(in -> new Asked(in.readString(), replicated ? in.readString() : "", codec.read(in)));
        if (asked.id().startsWith("Refused")) {
            throw missing(request, "::Ice::AdapterNotFoundException");
        }
        questions.add((asked.proxy().isPresent() ? "set:" : "drop:") + asked.id());
        List<String> servers = asked.proxy().stream()
                .flatMap(proxy -> proxy.endpoints().stream())
                .map(endpoint -> ((LocalEndpoint) endpoint).name())
                .toList();
        if (servers.isEmpty()) {
            adapters.remove(asked.id());
        } else {
            adapters.put(asked.id(), servers);
        }
        if (replicated) {
            adapters.merge(
                    asked.group(),
                    servers,
                    (old, more) -> Stream.concat(old.stream(), more.stream())
                            .distinct()
                            .collect(Collectors.toList()));
        }
        return request.reply();
    }

    private List<Endpoint> endpoints(List<String> servers) {
        return servers.stream()
                .<Endpoint>map(server -> new LocalEndpoint(server, Optional.empty(), false))
                .toList();
    }

    private static UserException missing(Request request, String typeId) {
        Encapsulation body = UserExceptionWriter.write(
                request.parameters().encoding(), SliceFormat.COMPACT, out -> out.slice(typeId, members -> {}));
        return new UserException(typeId, body);
    }
}
