package io.floe.cli;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Shakes hands with a live port once for each TLS version, to see what it shows: believes everything, shows nothing, sends
 * no message. Owned by the main thread.
 */
final class TlsProbe {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
    private static final int MAGIC_BYTES = 4;
    private static final int AFTERTHOUGHT = 500;

    private final String host;
    private final int port;
    private final String name;
    private final int patience;
    private final List<X509Certificate> chain = new ArrayList<>();
    private final List<String> spoken = new ArrayList<>();
    private boolean asks;

    /**
     * For one port.
     *
     * @param name what is asked for by SNI
     */
    TlsProbe(String host, int port, String name, Duration patience) {
        this.host = host;
        this.port = port;
        this.name = name;
        this.patience = (int) patience.toMillis();
    }

    /**
     * What was seen.
     *
     * @param address that was connected to
     * @param spoken each version that was agreed on, with its cipher suite, whatever came of it
     * @param chain what the server showed, its own certificate first
     * @param asks whether it asked for a client certificate
     * @param turnsAway whether it ended a handshake that had come so far
     * @param refusal why the last handshake that did not end well failed
     * @param handshake how long the first good one took
     */
    record Seen(
            String address,
            List<String> spoken,
            List<X509Certificate> chain,
            boolean asks,
            boolean turnsAway,
            Optional<String> refusal,
            Optional<Duration> handshake) {}

    Seen look() {
        Optional<String> refusal = Optional.empty();
        Optional<Duration> handshake = Optional.empty();
        String address = "";
        boolean turnsAway = false;
        for (String protocol : PROTOCOLS) {
            int agreed = spoken.size();
            try (Socket plain = connected();
                    SSLSocket socket = secured(plain, protocol)) {
                address = String.valueOf(plain.getRemoteSocketAddress()).replaceFirst("^[^/]*/", "");
                long start = System.nanoTime();
                socket.startHandshake();
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                handshake = handshake.isPresent() ? handshake : Optional.of(took);
                hearOut(socket);
            } catch (SSLException e) {
                turnsAway |= spoken.size() > agreed;
                refusal = Optional.of(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                turnsAway |= spoken.size() > agreed;
                refusal = Optional.of("closed by the server: " + e.getMessage());
            }
        }
        return new Seen(address, List.copyOf(spoken), List.copyOf(chain), asks, turnsAway, refusal, handshake);
    }

    /** A TLS 1.3 server refuses a client after the client's handshake is over; one that is content may say nothing. */
    private static void hearOut(SSLSocket socket) throws IOException {
        socket.setSoTimeout(AFTERTHOUGHT);
        try {
            if (socket.getInputStream().read() < 0) {
                throw new EOFException("after the handshake");
            }
        } catch (SocketTimeoutException e) {
            return;
        }
    }

    /** What a port says that does not speak TLS: {@code IceP} is a server's greeting over tcp. */
    boolean greetsAsIce() {
        try (Socket plain = connected()) {
            return new String(plain.getInputStream().readNBytes(MAGIC_BYTES), StandardCharsets.ISO_8859_1)
                    .equals("IceP");
        } catch (IOException e) {
            return false; // silent, as a TLS server is, or gone
        }
    }

    private Socket connected() {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), patience);
            socket.setSoTimeout(patience);
            return socket;
        } catch (IOException e) {
            close(socket);
            throw new ProblemException(new Problem(
                    Exit.UNREACHABLE,
                    "",
                    "probe " + host + ":" + port + ": "
                            + (e instanceof UnknownHostException ? "no such host" : e.getMessage()),
                    List.of(),
                    "check that the server runs and that host and port are right"));
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLSocket secured(Socket plain, String protocol) throws IOException {
        SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true);
        socket.setEnabledProtocols(new String[] {protocol});
        var parameters = socket.getSSLParameters();
        try {
            parameters.setServerNames(List.of(new SNIHostName(name)));
        } catch (IllegalArgumentException e) {
            parameters.setServerNames(List.of()); // an address, say
        }
        socket.setSSLParameters(parameters);
        return socket;
    }

    private SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new NoKey()}, new TrustManager[] {new Onlooker()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hears of it if a certificate is asked for, and has none. */
    private final class NoKey extends X509ExtendedKeyManager {
        @Override
        public @Nullable String chooseClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            asks = true;
            return null;
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return null;
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return null;
        }
    }

    /** Keeps what the server shows. */
    private final class Onlooker extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket) {
            if (chain.isEmpty()) {
                chain.addAll(List.of(shown));
            }
            SSLSession session = ((SSLSocket) socket).getHandshakeSession();
            spoken.add(session.getProtocol() + " " + session.getCipherSuite());
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
