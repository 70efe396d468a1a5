package io.floe.interop.crowd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Thousands of sockets that do as little as they are told, without a thread of their own. Owned by one test. */
final class Crowd implements AutoCloseable {
    /** How many peers come from one address: fewer than a server accepts from one. */
    private static final int PER_ADDRESS = 500;

    private final List<SocketChannel> sockets = new ArrayList<>();

    /** As many peers, from as many loopback addresses as it takes. */
    static Crowd of(int peers, int port) {
        Crowd crowd = new Crowd();
        for (int i = 0; i < peers; i++) {
            crowd.join(loopback(1 + i / PER_ADDRESS), port);
        }
        return crowd;
    }

    /** As many peers, all from one address. */
    static Crowd fromOneAddress(int peers, int port) {
        Crowd crowd = new Crowd();
        for (int i = 0; i < peers; i++) {
            crowd.join(InetAddress.getLoopbackAddress(), port);
        }
        return crowd;
    }

    private static InetAddress loopback(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) last});
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void join(InetAddress from, int port) {
        try {
            SocketChannel socket = SocketChannel.open();
            sockets.add(socket);
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.configureBlocking(false);
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return sockets.size();
    }

    /** Says the same on every open socket, as far as the system takes it. */
    void say(byte[] bytes) {
        sockets.forEach(socket -> say(socket, bytes));
    }

    /** Says the same on every open socket, and counts those that the server has reset; nothing is read. */
    long resetOnSaying(byte[] bytes) {
        return sockets.stream().filter(socket -> !say(socket, bytes)).count();
    }

    private static boolean say(SocketChannel socket, byte[] bytes) {
        try {
            socket.write(ByteBuffer.wrap(bytes));
            return true;
        } catch (IOException e) {
            return false; // closed by the server
        }
    }

    /** Reads what has come, and counts those to whom at least so many bytes were said. */
    long heard(int bytes, long[] soFar) {
        ByteBuffer buffer = ByteBuffer.allocate(64);
        long enough = 0;
        for (int i = 0; i < sockets.size(); i++) {
            buffer.clear();
            try {
                soFar[i] += Math.max(0, sockets.get(i).read(buffer));
            } catch (IOException e) {
                continue;
            }
            enough += soFar[i] >= bytes ? 1 : 0;
        }
        return enough;
    }

    /** How many the server has hung up on; what it said to them is read on the way. */
    long hungUp() {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        return sockets.stream().filter(socket -> ended(socket, buffer)).count();
    }

    private static boolean ended(SocketChannel socket, ByteBuffer buffer) {
        try {
            int read;
            do {
                buffer.clear();
                read = socket.read(buffer);
            } while (read > 0);
            return read < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        for (SocketChannel socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
