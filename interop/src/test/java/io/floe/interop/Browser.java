package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A headless Chromium with a home of its own, and the web server that it loads the client from and reports to. Owned by one
 * test. What it says is kept in {@code target/peers}.
 */
final class Browser implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Path home;
    private final HttpServer pages;
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final Process process;

    private Browser(Path home, String proxy) throws IOException {
        this.home = home;
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/report", exchange -> answer(exchange, new byte[0], "text/plain"));
        pages.createContext("/", this::page);
        pages.start();
        process = chromium("http://127.0.0.1:" + pages.getAddress().getPort() + "/?proxy="
                + URLEncoder.encode(proxy, StandardCharsets.UTF_8));
    }

    /** Opens the page that calls the proxy. */
    static Browser calling(String proxy, Path home) throws IOException {
        return new Browser(home, proxy);
    }

    /** Makes the browsers of this home trust an authority, as their users would: by NSS, which Chromium asks on Linux. */
    static void trust(Path authority, Path home) throws IOException {
        Path store = Files.createDirectories(home.resolve(".pki/nssdb"));
        PeerCondition.output("certutil", "-N", "--empty-password", "-d", "sql:" + store);
        PeerCondition.output(
                "certutil", "-A", "-d", "sql:" + store, "-t", "C,,", "-n", "floe", "-i", authority.toString());
        assertThat(PeerCondition.output("certutil", "-L", "-d", "sql:" + store)).contains("floe");
    }

    private Process chromium(String address) throws IOException {
        var builder = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + home.resolve("profile"),
                        "--remote-debugging-port=0", // keeps it open
                        address)
                .redirectErrorStream(true)
                .redirectOutput(
                        Files.createTempFile(Files.createDirectories(Path.of("target", "peers")), "chromium-", ".log")
                                .toFile());
        builder.environment().put("HOME", home.toString());
        return builder.start();
    }

    private void page(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        answer(exchange, JsFiles.content(path), JsFiles.type(path));
    }

    private void answer(HttpExchange exchange, byte[] body, String type) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        if (exchange.getRequestMethod().equals("POST")) {
            reports.add(sent);
        }
    }

    /** What came of each step, once the page says that it was the last. */
    Map<String, String> results() throws InterruptedException {
        Map<String, String> results = new LinkedHashMap<>();
        while (!results.containsKey("end")) {
            String report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(report).as("report after %s", results).isNotNull();
            String[] parts = report.split("\t", 2);
            results.put(parts[0], parts[1]);
        }
        results.remove("end");
        return results;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        pages.stop(0);
        for (String link : List.of("SingletonLock", "SingletonSocket", "SingletonCookie")) {
            home.resolve("profile")
                    .resolve(link)
                    .toFile()
                    .delete(); // they lead out of the folder that is going to be deleted
        }
    }
}
