package io.floe.bench;

import com.zeroc.Ice.Communicator;
import com.zeroc.Ice.Current;
import com.zeroc.Ice.InitializationData;
import com.zeroc.Ice.InputStream;
import com.zeroc.Ice.ObjectPrx;
import com.zeroc.Ice.OutputStream;
import com.zeroc.Ice.Properties;
import com.zeroc.Ice.Util;
import com.zeroc.IceInternal.Incoming;
import com.zeroc.IceInternal.OutgoingAsync;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ice for Java as it comes, through the entry points that code made by its Slice compiler uses: no copy in between.
 *
 * @param buffers whether large payloads are of the type that the metadata {@code java:buffer} gives them, or arrays
 */
record IceContestant(boolean buffers) implements Contestant {
    @Override
    public EchoServer serve(Site site, int ports) {
        Properties properties = properties(site);
        if (site.tls()) {
            properties.setProperty("IceSSL.Keystore", site.file("server.p12").toString());
            properties.setProperty("IceSSL.VerifyPeer", "0");
        }
        Communicator ice = communicator(properties);
        int[] bound = new int[ports];
        for (int i = 0; i < ports; i++) {
            var adapter =
                    ice.createObjectAdapterWithEndpoints("Echo" + i, (site.tls() ? "ssl" : "tcp") + " -h " + Site.HOST);
            adapter.add(new Echo(), Util.stringToIdentity("echo"));
            adapter.add(new BulkEcho(), Util.stringToIdentity("bulk"));
            adapter.activate();
            bound[i] = port(adapter);
        }
        return new EchoServer() {
            @Override
            public int[] ports() {
                return bound.clone();
            }

            @Override
            public void close() {
                ice.destroy();
            }
        };
    }

    @Override
    public EchoCaller caller(Site site, int... ports) {
        StringBuilder text = new StringBuilder("echo");
        for (int port : ports) {
            text.append(site.tls() ? ":ssl" : ":tcp")
                    .append(" -h ")
                    .append(Site.HOST)
                    .append(" -p ")
                    .append(port);
        }
        Properties properties = properties(site);
        if (site.tls()) {
            properties.setProperty("IceSSL.Truststore", site.file("ca.p12").toString());
        }
        Communicator ice = communicator(properties);
        ObjectPrx proxy = ice.stringToProxy(text.toString());
        // Its one way to spread calls: a connection is looked up for each, at random
        return new Caller(ice, ports.length > 1 ? proxy.ice_connectionCached(false) : proxy);
    }

    static int port(com.zeroc.Ice.ObjectAdapter adapter) {
        String text = adapter.getEndpoints()[0].toString();
        return Integer.parseInt(text.replaceAll(".* -p (\\d+).*", "$1"));
    }

    private static Properties properties(Site site) {
        Properties properties = Util.createProperties();
        properties.setProperty("Ice.MessageSizeMax", Integer.toString(Site.MESSAGE_MAX_KIB));
        if (site.tls()) {
            properties.setProperty("Ice.Plugin.IceSSL", "com.zeroc.IceSSL.PluginFactory");
            properties.setProperty("IceSSL.KeystorePassword", TestCertificates.PASSWORD);
            properties.setProperty("IceSSL.Password", TestCertificates.PASSWORD);
            properties.setProperty("IceSSL.TruststorePassword", TestCertificates.PASSWORD);
            properties.setProperty("IceSSL.KeystoreType", "PKCS12");
            properties.setProperty("IceSSL.TruststoreType", "PKCS12");
            properties.setProperty("IceSSL.Protocols", "TLS1_3");
            properties.setProperty("IceSSL.Ciphers", "NONE (" + Site.SUITE + ")");
            properties.setProperty("IceSSL.CheckCertName", "1");
        }
        return properties;
    }

    private static Communicator communicator(Properties properties) {
        InitializationData data = new InitializationData();
        data.properties = properties;
        return Util.initialize(data);
    }

    /** What a servant's skeleton does for {@code bytes echo(bytes payload)}. */
    private static final class Echo implements com.zeroc.Ice.Object {
        @Override
        public CompletionStage<OutputStream> _iceDispatch(Incoming in, Current current) {
            InputStream parameters = in.startReadParams();
            byte[] payload = parameters.readByteSeq();
            in.endReadParams();
            OutputStream results = in.startWriteParams();
            results.writeByteSeq(payload);
            in.endWriteParams(results);
            return in.setResult(results);
        }
    }

    /** The same for {@code ["java:buffer"] bytes}. */
    private static final class BulkEcho implements com.zeroc.Ice.Object {
        @Override
        public CompletionStage<OutputStream> _iceDispatch(Incoming in, Current current) {
            InputStream parameters = in.startReadParams();
            ByteBuffer payload = parameters.readByteBuffer();
            in.endReadParams();
            OutputStream results = in.startWriteParams();
            results.writeByteBuffer(payload);
            in.endWriteParams(results);
            return in.setResult(results);
        }
    }

    private final class Caller implements EchoCaller {
        private final Communicator ice;
        private final ObjectPrx proxy;
        private final ObjectPrx bulk;
        private int connections;

        Caller(Communicator ice, ObjectPrx proxy) {
            this.ice = ice;
            this.proxy = proxy;
            this.bulk = proxy.ice_identity(Util.stringToIdentity("bulk"));
        }

        @Override
        public byte[] call(byte[] payload) {
            return invoke(proxy, payload, true).waitForResponse();
        }

        @Override
        public void start(byte[] payload, BiConsumer<byte @Nullable [], @Nullable Throwable> done) {
            invoke(proxy, payload, false).whenComplete(done);
        }

        @Override
        public void startBulk(byte[] payload, BiConsumer<@Nullable ByteBuffer, @Nullable Throwable> done) {
            if (!buffers) {
                EchoCaller.super.startBulk(payload, done);
                return;
            }
            var call = new OutgoingAsync<ByteBuffer>(bulk, "echo", null, false, null);
            call.invoke(
                    true,
                    null,
                    null,
                    out -> out.writeByteBuffer(ByteBuffer.wrap(payload)),
                    InputStream::readByteBuffer);
            call.whenComplete(done);
        }

        private static OutgoingAsync<byte[]> invoke(ObjectPrx proxy, byte[] payload, boolean synchronous) {
            var call = new OutgoingAsync<byte[]>(proxy, "echo", null, synchronous, null);
            call.invoke(true, null, null, out -> out.writeByteSeq(payload), InputStream::readByteSeq);
            return call;
        }

        @Override
        public void connectAndCall(byte[] payload, int port) {
            ObjectPrx fresh = proxy.ice_endpoints(new com.zeroc.Ice.Endpoint[] {proxy.ice_getEndpoints()[port]})
                    .ice_connectionCached(true)
                    .ice_connectionId("n" + connections++);
            Replies.check(payload, invoke(fresh, payload, true).waitForResponse());
            fresh.ice_getCachedConnection().close(com.zeroc.Ice.ConnectionClose.GracefullyWithWait);
        }

        @Override
        public String suite() {
            var info = proxy.ice_getConnection().getInfo();
            try { // by name, for the plug-in is no dependency: it is not in Maven Central
                return String.valueOf(info.getClass().getField("cipher").get(info));
            } catch (ReflectiveOperationException e) {
                return "-";
            }
        }

        @Override
        public void close() {
            ice.destroy();
        }
    }
}
