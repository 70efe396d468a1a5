package io.floe.transport.ssl.engine;

import io.netty.handler.ssl.SslContext;
import java.util.Collections;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The client's sessions with one server. Immutable; the sessions are the context's.
 *
 * @param context whose sessions; null for a server, which keeps none by name
 */
record SessionShelf(@Nullable SslContext context, String host, int port) {
    static final SessionShelf NONE = new SessionShelf(null, "", 0);

    /** Who was met in a handshake. */
    ShownPeer peer(SSLSession session) {
        return context == null ? ShownPeer.client(session) : ShownPeer.server(session, host, port);
    }

    /**
     * Forgets them all: a server that hangs up on a resumed session may have refused it, which it cannot say; in a whole
     * handshake it can.
     */
    void clear() {
        if (context == null) {
            return;
        }
        var sessions = context.sessionContext();
        for (var id : Collections.list(sessions.getIds())) {
            var session = sessions.getSession(id);
            if (session != null && host.equalsIgnoreCase(session.getPeerHost()) && port == session.getPeerPort()) {
                session.invalidate();
            }
        }
    }
}
