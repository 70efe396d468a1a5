package io.floe.internal.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A name server on loopback that answers every question with the same SRV records (RFC 1035, RFC 2782). Ends with its socket. */
final class NameServer implements AutoCloseable {
    private static final int NAME_ERROR = 3;

    private final DatagramSocket socket;
    private final List<String> records;

    /** @param records {@code PRIORITY WEIGHT PORT HOST}; none is no such name */
    NameServer(String... records) throws SocketException {
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        this.records = List.of(records);
        Thread thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "dns://" + socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    private void serve() {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        try {
            while (true) {
                socket.receive(packet);
                byte[] answer = answer(packet.getData());
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private byte[] answer(byte[] question) {
        int end = 12;
        while (question[end] != 0) {
            end += question[end] + 1;
        }
        end += 5; // the zero, type and class
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(question, 0, 2);
        out.write(0x84);
        out.write(records.isEmpty() ? NAME_ERROR : 0);
        shorts(out, 1, records.size(), 0, 0);
        out.write(question, 12, end - 12);
        for (String record : records) {
            String[] fields = record.split(" ", -1);
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            shorts(data, Integer.parseInt(fields[0]), Integer.parseInt(fields[1]), Integer.parseInt(fields[2]));
            for (String label : fields[3].split("\\.", -1)) {
                data.write(label.length());
                data.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
            }
            data.write(0);
            shorts(out, 0xc00c, 33, 1, 0, 5, data.size());
            out.writeBytes(data.toByteArray());
        }
        return out.toByteArray();
    }

    private static void shorts(ByteArrayOutputStream out, int... values) {
        for (int value : values) {
            out.write(value >> 8);
            out.write(value);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
