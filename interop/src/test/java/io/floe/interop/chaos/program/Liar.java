package io.floe.interop.chaos.program;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Accepts connections and closes them at once, or never says a word. Owned by the thread that reads the commands. */
final class Liar {
    private final ServerSocket socket = new ServerSocket();
    private final List<Socket> silent = new ArrayList<>(); // the accepting thread's

    Liar(String kind, String host, int port) throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(host, port));
        Thread accepting = new Thread(() -> accept(kind.equals("silent")), "liar");
        accepting.setDaemon(true);
        accepting.start();
    }

    private void accept(boolean keep) {
        try {
            while (true) {
                Socket accepted = socket.accept();
                if (keep) {
                    silent.add(accepted);
                } else {
                    accepted.close();
                }
            }
        } catch (IOException e) {
            closeAll();
        }
    }

    private void closeAll() {
        for (Socket accepted : silent) {
            try {
                accepted.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    void close() throws IOException {
        socket.close();
    }
}
