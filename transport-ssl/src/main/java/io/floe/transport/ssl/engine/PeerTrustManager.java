package io.floe.transport.ssl.engine;

import io.floe.transport.ssl.HandshakeFacts;
import io.floe.transport.ssl.trust.PeerJudge;
import io.floe.transport.ssl.trust.Refusal;
import io.floe.transport.ssl.trust.Role;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.ResumableX509ExtendedTrustManager;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Has the judge decide in each handshake, whether it makes a new session or resumes one. The name that is expected of a
 * server is the engine's peer host. Immutable.
 */
final class PeerTrustManager extends X509ExtendedTrustManager implements ResumableX509ExtendedTrustManager {
    private final PeerJudge judge;

    PeerTrustManager(PeerJudge judge) {
        this.judge = judge;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judgeAnew(chain, Role.SERVER, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judgeAnew(chain, Role.CLIENT, engine);
    }

    @Override
    public void resumeServerTrusted(X509Certificate[] chain, SSLEngine engine) throws CertificateException {
        resume(chain, Role.SERVER, engine);
    }

    @Override
    public void resumeClientTrusted(X509Certificate[] chain, SSLEngine engine) throws CertificateException {
        resume(chain, Role.CLIENT, engine);
    }

    private void judge(X509Certificate[] chain, Role role, SSLEngine engine, @Nullable SSLSession session)
            throws CertificateException {
        boolean server = role == Role.SERVER;
        try {
            judge.judge(
                    List.of(chain), role, server ? engine.getPeerHost() : "", server ? staples(session) : List.of());
        } catch (Refusal refusal) {
            throw engine instanceof ReferenceCountedOpenSslEngine ? NativeAlert.of(refusal) : refusal;
        }
    }

    /** A server may refuse to resume; BoringSSL's session still has then what was put into the one that it began with. */
    private void judgeAnew(X509Certificate[] chain, Role role, SSLEngine engine) throws CertificateException {
        var session = engine.getHandshakeSession();
        judge(chain, role, engine, session);
        session.removeValue(HandshakeFacts.RESUMED);
    }

    private void resume(X509Certificate[] chain, Role role, SSLEngine engine) throws CertificateException {
        var session = engine.getSession();
        try {
            judge(chain, role, engine, session);
        } catch (CertificateException refusal) {
            session.invalidate();
            throw refusal;
        }
        session.putValue(HandshakeFacts.RESUMED, true);
    }

    static List<byte[]> staples(@Nullable SSLSession session) {
        return session instanceof ExtendedSSLSession extended ? extended.getStatusResponses() : List.of();
    }

    /** Named to no peer: some send nothing if their issuer is not on the list. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw withoutEngine();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw withoutEngine();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw withoutEngine();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw withoutEngine();
    }

    private static CertificateException withoutEngine() {
        return new CertificateException("trust manager: called without an engine (expected: a TLS engine)");
    }
}
