package io.floe.transport.ssl.engine;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** A TLS 1.2 client on the bare JDK engine, which can start another handshake. Owned by the thread of the test. */
final class RenegotiatingClient {
    private static final int BIG = 1 << 16;

    private final SSLEngine engine;
    private ByteBuffer unread = ByteBuffer.allocate(BIG).flip();

    RenegotiatingClient() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {"TLSv1.2"});
        begin();
    }

    void begin() throws SSLException {
        engine.beginHandshake();
    }

    /** What it has to say. */
    byte[] next() throws SSLException {
        var out = ByteBuffer.allocate(BIG);
        runTasks();
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            engine.wrap(ByteBuffer.allocate(0), out);
            runTasks();
        }
        out.flip();
        var bytes = new byte[out.remaining()];
        out.get(bytes);
        return bytes;
    }

    void read(byte[] bytes) throws SSLException {
        var all = ByteBuffer.allocate(unread.remaining() + bytes.length)
                .put(unread)
                .put(bytes)
                .flip();
        while (all.hasRemaining() && engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
            int before = all.position();
            engine.unwrap(all, ByteBuffer.allocate(BIG));
            runTasks();
            if (all.position() == before) {
                break;
            }
        }
        unread = all;
    }

    private void runTasks() {
        for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
