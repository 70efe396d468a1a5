package io.floe.cli;

import io.floe.Connection;
import io.floe.NotExistException;
import io.floe.Proxy;
import io.floe.RemoteException;
import io.floe.fault.Attempt;
import io.floe.fault.Failure;
import io.floe.fault.InvocationException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** One endpoint, dialled as any call would dial it: TLS, Ice, the object, and how long the certificates last. Stateless. */
final class HandshakeChecks {
    private static final Duration SOON = Duration.ofDays(21);

    private HandshakeChecks() {}

    /**
     * Tells of each step.
     *
     * @param proxy over the one endpoint
     * @param secure whether its transport authenticates the server
     * @param object whether the proxy's identity was given, and is to be called
     */
    static void run(Proxy proxy, boolean secure, boolean object, Clock clock, Consumer<CheckResult> tell) {
        Connection connection;
        long start = System.nanoTime();
        try {
            connection = proxy.connection().join();
        } catch (CompletionException e) {
            failed(e, secure, object, tell);
            return;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Optional<SSLSession> session = connection.peer().session();
        if (secure) {
            tell.accept(CheckResult.ok(
                    "tls",
                    session.map(one -> one.getProtocol() + " " + one.getCipherSuite())
                            .orElse("(no session shown)")));
        }
        tell.accept(CheckResult.ok("ice", "connection validated, " + Figures.time(took) + " after dialling"));
        if (object) {
            tell.accept(object(proxy));
        }
        session.ifPresent(one -> tell.accept(expiry(one, clock.instant())));
    }

    private static void failed(CompletionException thrown, boolean secure, boolean object, Consumer<CheckResult> tell) {
        Optional<Failure> failure = thrown.getCause() instanceof InvocationException unanswered
                ? unanswered.attempts().stream().reduce((first, last) -> last).map(Attempt::failure)
                : Optional.empty();
        String text = failure.map(Failure::reason).orElseGet(() -> String.valueOf(thrown.getCause()));
        boolean distrust =
                failure.filter(one -> one.kind() == Failure.Kind.TRUST).isPresent();
        if (secure && distrust) {
            tell.accept(
                    CheckResult.fail("tls", text.replaceFirst("\\. (?=[A-Z][^.]*\\.$)", "\nfix: "), Exit.UNTRUSTED));
            tell.accept(CheckResult.skip("ice", "needs tls"));
        } else {
            Exit exit = distrust ? Exit.UNTRUSTED : Exit.UNREACHABLE;
            boolean silent = failure.filter(one -> one.kind() == Failure.Kind.CONNECT_TIMEOUT)
                    .isPresent();
            tell.accept(CheckResult.fail(
                    "ice",
                    failure.map(one -> one.kind() + ": ").orElse("")
                            + text
                            + (silent && !secure
                                    ? "\nit accepts and says nothing: does it want ssl, or not speak Ice?"
                                    : ""),
                    exit));
        }
        if (object) {
            tell.accept(CheckResult.skip("object", "needs ice"));
        }
        if (secure) {
            tell.accept(CheckResult.skip("expiry", "needs tls; floe certs check FILE looks at a file"));
        }
    }

    private static CheckResult object(Proxy proxy) {
        String name = "'" + proxy.identity().name() + "'";
        long start = System.nanoTime();
        try {
            proxy.ping().join();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return CheckResult.ok("object", name + " answers ice_ping in " + Figures.time(took));
        } catch (CompletionException e) {
            if (e.getCause() instanceof NotExistException) {
                return CheckResult.fail(
                        "object", "the server has no object " + name + " (or not that facet)", Exit.EXCEPTION_ANSWERED);
            }
            Problem problem = Diagnosis.of(e);
            boolean answered = e.getCause() instanceof RemoteException;
            return CheckResult.fail(
                    "object", name + ": " + problem.headline(), answered ? Exit.EXCEPTION_ANSWERED : problem.exit());
        }
    }

    private static CheckResult expiry(SSLSession session, Instant now) {
        Certificate[] chain;
        try {
            chain = session.getPeerCertificates();
        } catch (SSLPeerUnverifiedException e) {
            return CheckResult.skip("expiry", "the server showed no certificate");
        }
        StringBuilder text = new StringBuilder();
        Duration shortest = Duration.ofDays(36_500);
        for (int i = 0; i < chain.length; i++) {
            if (chain[i] instanceof X509Certificate certificate) {
                Instant end = certificate.getNotAfter().toInstant();
                Duration left = Duration.between(now, end);
                shortest = left.compareTo(shortest) < 0 ? left : shortest;
                text.append(i == 0 ? "leaf " : "   issuer ")
                        .append(Figures.plural(left.toDays(), "day"))
                        .append(" (")
                        .append(LocalDate.ofInstant(end, ZoneOffset.UTC))
                        .append(')');
            }
        }
        return shortest.compareTo(SOON) < 0
                ? CheckResult.warn("expiry", text.toString())
                : CheckResult.ok("expiry", text.toString());
    }
}
