package io.floe.transport.ssl.engine;

import io.floe.spi.GracefulClose;
import io.floe.transport.ssl.LiveConnections;
import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.trust.PeerJudge;
import io.floe.transport.ssl.trust.Refusal;
import io.netty.channel.Channel;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The peers of finished handshakes: has their certificates watched for expiry, and judges those that are connected again
 * when material changes, where that is asked for. Owned by the {@link TlsContexts} of one side; used by many threads
 * without locks.
 */
final class Acquaintances {
    private static final Logger LOG = LoggerFactory.getLogger(Acquaintances.class);

    private final MaterialSource source;
    private final LiveConnections onReload;
    private final Map<Channel, ShownPeer> connected = new ConcurrentHashMap<>();

    Acquaintances(MaterialSource source, LiveConnections onReload) {
        this.source = source;
        this.onReload = onReload;
    }

    /** A peer was believed; one that showed nothing is not remembered. On the channel's event loop. */
    void met(Channel channel, ShownPeer peer) {
        if (peer.chain().isEmpty()) {
            return;
        }
        X509Certificate leaf = peer.chain().get(0);
        source.seen(peer.whose(), leaf);
        if (onReload == LiveConnections.DROP) {
            connected.put(channel, peer);
            channel.closeFuture().addListener(closed -> connected.remove(channel));
        }
    }

    /** Material has changed: closes the connections of peers that are not believed any more, gracefully. */
    void judgeAgain(PeerJudge judge) {
        connected.forEach((channel, peer) -> {
            try {
                judge.judge(peer.chain(), peer.role(), peer.expected(), peer.staples());
            } catch (Refusal refusal) {
                LOG.info("{}: closed, since trust has changed: {}", peer.whose(), refusal.getMessage());
                var close = new GracefulClose("the peer is not trusted any more: " + refusal.getMessage());
                channel.eventLoop().execute(() -> channel.pipeline().fireUserEventTriggered(close));
            }
        });
    }
}
