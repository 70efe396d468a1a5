package io.floe.interop;

import io.floe.Communicator;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.certs.KeyKind;
import io.floe.endpoint.Endpoint;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.ObjectReferenceCodec;
import io.floe.wire.OperationMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** IceStorm in an icebox on loopback, and the operations of its topics. Owned by the tests that start it. */
final class IceStorm implements AutoCloseable {
    private static final Pattern MANAGER = Pattern.compile("`IceStorm\\.TopicManager':\\s+(tcp -h \\S+ -p \\d+)");
    private static final ObjectReferenceCodec CODEC = new ObjectReferenceCodec(new BoardedCodecs());

    private final Program icebox;
    private final Proxy manager;
    private final Communicator floe;

    private IceStorm(Program icebox, Communicator floe) {
        this.icebox = icebox;
        this.floe = floe;
        boolean ready = icebox.prints("storm ready");
        Matcher endpoint = MANAGER.matcher(icebox.log());
        if (!ready || !endpoint.find()) {
            throw new AssertionError(icebox.log() + "\n(expected: the endpoint of the topic manager)");
        }
        this.manager = floe.proxy("FloeStorm/TopicManager:" + endpoint.group(1));
    }

    /** Starts one that listens where the system likes, and says where. */
    static IceStorm start(Path folder, Communicator floe) throws IOException {
        Path service = Files.write(
                folder.resolve("storm.properties"),
                settings(folder).entrySet().stream().map(String::valueOf).toList());
        Program icebox = Program.start(
                folder.resolve("icebox.log"),
                List.of(
                        "icebox",
                        "--IceBox.Service.IceStorm=IceStormService,37:createIceStorm --Ice.Config=" + service,
                        "--IceBox.PrintServicesReady=storm"));
        try {
            return new IceStorm(icebox, floe);
        } catch (RuntimeException | Error e) {
            icebox.close();
            throw e;
        }
    }

    private static Map<String, String> settings(Path folder) throws IOException {
        Map<String, String> settings = new TreeMap<>(SslFiles.of(PeerKind.ICE_CPP)
                .trusting(SslFiles.CA, folder.resolve("storm"))
                .certified(SslFiles.CA, KeyKind.EC_P256)
                .properties());
        Path data = Files.createDirectories(folder.resolve("storm-data"));
        settings.put("Ice.Plugin.IceSSL", "IceSSL:createIceSSL");
        settings.put("Ice.Trace.Network", "2"); // prints the endpoints
        settings.put("IceStorm.InstanceName", "FloeStorm");
        settings.put("IceStorm.TopicManager.Endpoints", "tcp -h 127.0.0.1");
        settings.put("IceStorm.Publish.Endpoints", "tcp -h 127.0.0.1:ssl -h 127.0.0.1:udp -h 127.0.0.1");
        settings.put("IceStorm.LMDB.Path", data.toString());
        settings.put("IceStorm.LMDB.MapSize", "16");
        return settings;
    }

    /** {@code ::IceStorm::TopicManager::create}. */
    Topic create(String name) {
        Reply topic = manager.invoke("create", out -> out.writeString(name)).join();
        return new Topic(floe.proxy(reference(topic).toString()));
    }

    private static ObjectReference reference(Reply reply) {
        return reply.read(CODEC::read).orElseThrow();
    }

    @Override
    public void close() {
        icebox.close();
    }

    /** {@code ::IceStorm::Topic}. */
    final class Topic {
        private final Proxy topic;

        private Topic(Proxy topic) {
            this.topic = topic;
        }

        /** {@code subscribeAndGetPublisher}, without any quality of service. */
        void subscribe(ObjectReference subscriber) {
            topic.invoke("subscribeAndGetPublisher", out -> {
                        out.writeSize(0);
                        CODEC.write(Optional.of(subscriber), out);
                    })
                    .join();
        }

        /** {@code getPublisher}, with its endpoints of one protocol only. */
        Proxy publisher(String protocol) {
            ObjectReference all = reference(topic.invoke("getPublisher", OperationMode.NONMUTATING, out -> {})
                    .join());
            List<Endpoint> some = all.endpoints().stream()
                    .filter(endpoint -> endpoint.protocol().equals(protocol))
                    .collect(Collectors.toList());
            return floe.proxy(all.withEndpoints(some).toString());
        }
    }
}
