package io.floe.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on, byte for byte, with a tap on either direction. Thread-safe; a thread for each direction. */
final class TraceRelay implements AutoCloseable {
    /** Told of what happens on a connection, by its number; lines come from several threads. */
    @FunctionalInterface
    interface Lines {
        void line(int connection, String direction, String words);
    }

    private static final int BUFFER = 1 << 16;

    private final ServerSocket listener;
    private final InetSocketAddress to;
    private final Lines lines;
    private final AtomicInteger connections = new AtomicInteger();

    TraceRelay(InetSocketAddress listen, InetSocketAddress to, Lines lines) throws IOException {
        this.listener = new ServerSocket();
        this.to = to;
        this.lines = lines;
        listener.setReuseAddress(true);
        listener.bind(listen);
        start("floe-trace", this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                int number = connections.incrementAndGet();
                start("floe-trace-" + number, () -> relay(client, number));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    lines.line(0, "--", "cannot accept: " + e.getMessage());
                }
            }
        }
    }

    private void relay(Socket client, int number) {
        try (client;
                Socket server = new Socket()) {
            lines.line(number, "--", "connection from " + client.getRemoteSocketAddress());
            server.connect(to);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread answers = start("floe-trace-" + number + "-back", () -> copy(server, client, number, "<-"));
            copy(client, server, number, "->");
            answers.join();
            lines.line(number, "--", "closed");
        } catch (IOException e) {
            lines.line(number, "--", "cannot reach " + to + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until one side closes, whereupon the other is told. */
    private void copy(Socket from, Socket into, int number, String direction) {
        MessageTap tap = new MessageTap(words -> lines.line(number, direction, words));
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                tap.passed(buffer, read);
                out.write(buffer, 0, read);
            }
            into.shutdownOutput();
        } catch (IOException e) {
            lines.line(number, direction, "broken: " + e.getMessage());
            close(from);
            close(into);
        } finally {
            tap.ended();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
