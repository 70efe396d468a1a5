package io.floe.transport.tcp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that speaks HTTP CONNECT and SOCKS 4, and notes what it is asked for. Owned by one test. */
final class SmallProxy implements AutoCloseable {
    private static final int SOCKS_VERSION = 4;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final boolean willing;

    SmallProxy(boolean willing) throws IOException {
        this.willing = willing;
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The first line of each request, or the address of each SOCKS request. */
    List<String> asked() {
        return asked;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                sockets.add(client);
                start(() -> serve(client));
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private void serve(Socket client) {
        try {
            DataInputStream in = new DataInputStream(client.getInputStream());
            int first = in.readUnsignedByte();
            if (first == SOCKS_VERSION) {
                socks(client, in);
            } else {
                http(client, in, (char) first);
            }
        } catch (IOException e) {
            return; // either side is gone
        }
    }

    private void socks(Socket client, DataInputStream in) throws IOException {
        in.readUnsignedByte();
        int port = in.readUnsignedShort();
        byte[] address = in.readNBytes(4);
        int name;
        do {
            name = in.readByte();
        } while (name != 0);
        InetAddress to = InetAddress.getByAddress(address);
        asked.add(to.getHostAddress() + ":" + port);
        client.getOutputStream().write(new byte[] {0, (byte) (willing ? 90 : 91), 0, 0, 0, 0, 0, 0});
        if (willing) {
            join(client, new Socket(to, port));
        }
    }

    private void http(Socket client, InputStream in, char first) throws IOException {
        StringBuilder head = new StringBuilder().append(first);
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String line = head.substring(0, head.indexOf("\r\n"));
        asked.add(line);
        String answer = willing ? "HTTP/1.1 200 OK\r\n\r\n" : "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        if (willing) {
            String[] target = line.split(" ", -1)[1].split(":", -1);
            join(client, new Socket(target[0], Integer.parseInt(target[1])));
        }
    }

    private void join(Socket client, Socket server) throws IOException {
        sockets.add(server);
        start(() -> copy(server, client));
        copy(client, server);
    }

    private static void copy(Socket from, Socket to) {
        try (OutputStream out = to.getOutputStream()) {
            from.getInputStream().transferTo(out);
        } catch (IOException e) {
            return; // either side is gone
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "small-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
