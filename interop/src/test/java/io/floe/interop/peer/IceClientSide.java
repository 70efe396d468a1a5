package io.floe.interop.peer;

import com.zeroc.Ice.Communicator;
import com.zeroc.Ice.ConnectionClose;
import com.zeroc.Ice.InputStream;
import com.zeroc.Ice.ObjectAdapter;
import com.zeroc.Ice.ObjectPrx;
import com.zeroc.Ice.Util;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The commands that make the peer a client; their first field is a proxy. Owned by the thread that reads the commands. */
final class IceClientSide {
    private final Communicator communicator;
    private Steady steady;
    private CountDownLatch closed;

    IceClientSide(Communicator communicator) {
        this.communicator = communicator;
    }

    Object answer(String command, String[] fields) throws InterruptedException {
        return switch (command) {
            case "progress" -> steady.progress();
            case "end" -> steady.end();
            case "awaitClosed" -> closed.await(30, TimeUnit.SECONDS);
            default -> call(command, communicator.stringToProxy(fields[1]), fields);
        };
    }

    private Object call(String command, ObjectPrx proxy, String[] fields) {
        IceCall call = new IceCall(proxy);
        return switch (command) {
            case "ping" -> {
                proxy.ice_ping();
                yield "";
            }
            case "types" ->
                proxy.ice_id() + " " + String.join(" ", proxy.ice_ids()) + " " + proxy.ice_isA("::FloeInterop::Target")
                        + " " + proxy.ice_isA("::Some::Other");
            case "echo" -> echo(call, Integer.parseInt(fields[2]));
            case "next", "hold" ->
                call.call(command, out -> out.writeInt(Integer.parseInt(fields[2])), InputStream::readInt);
            case "server" -> call.idempotent("server", InputStream::readString);
            case "context" ->
                call.call(
                        "context",
                        Map.of(fields[2], fields[3], "unused", "\u00e4\u20ac"),
                        out -> out.writeString(fields[2]),
                        InputStream::readString);
            case "fail", "failSliced" -> call.call(command, out -> out.writeString(fields[2]), in -> "");
            case "missing" -> call.call("missing", out -> {}, in -> "");
            case "notes" -> call.idempotent("notes", InputStream::readInt);
            case "oneway" -> notes(proxy.ice_oneway(), Integer.parseInt(fields[2]));
            case "batch" -> batch(proxy.ice_batchOneway(), Integer.parseInt(fields[2]));
            case "datagram" -> notes(proxy.ice_datagram(), Integer.parseInt(fields[2]));
            case "batchDatagram" -> batch(proxy.ice_batchDatagram(), Integer.parseInt(fields[2]));
            case "burst" -> burst(call, Integer.parseInt(fields[2]));
            case "nested" -> nested(call, Integer.parseInt(fields[2]));
            default -> connection(command, proxy, fields);
        };
    }

    private Object connection(String command, ObjectPrx proxy, String[] fields) {
        return switch (command) {
            case "begin" -> {
                steady = new Steady(proxy, fields[2].equals("idempotent"));
                steady.start();
                yield "";
            }
            case "attach" -> attach(proxy);
            case "close" -> {
                proxy.ice_getConnection().close(ConnectionClose.GracefullyWithWait);
                yield "";
            }
            case "watch" -> {
                closed = new CountDownLatch(1);
                proxy.ice_getConnection().setCloseCallback(connection -> closed.countDown());
                yield "";
            }
            case "same" ->
                proxy.ice_getConnection()
                        == communicator.stringToProxy(fields[2]).ice_getConnection();
            default -> throw new IllegalArgumentException("command: " + command);
        };
    }

    private static Object echo(IceCall call, int size) {
        byte[] data = new byte[size];
        for (int i = 0; i < size; i++) {
            data[i] = (byte) (i % 251);
        }
        byte[] back = call.call("echo", out -> out.writeByteSeq(data), InputStream::readByteSeq);
        return Arrays.equals(data, back) ? back.length : "changed";
    }

    private static Object notes(ObjectPrx proxy, int count) {
        IceCall call = new IceCall(proxy);
        for (int i = 0; i < count; i++) {
            int n = i;
            call.oneway("note", out -> out.writeInt(n));
        }
        return "";
    }

    private static Object batch(ObjectPrx proxy, int count) {
        notes(proxy, count);
        proxy.ice_flushBatchRequests();
        return "";
    }

    private static int burst(IceCall call, int count) {
        int good = 0;
        for (int round = 0; round < count / 100; round++) {
            List<CompletableFuture<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int n = i;
                futures.add(call.later("next", out -> out.writeInt(n), InputStream::readInt));
            }
            for (int i = 0; i < 50; i++) {
                int n = i;
                good += call.call("next", out -> out.writeInt(n), InputStream::readInt) == i + 1 ? 1 : 0;
                good += futures.get(i).join() == i + 1 ? 1 : 0;
            }
        }
        return good;
    }

    private Object attach(ObjectPrx proxy) {
        ObjectAdapter adapter = communicator.createObjectAdapter("");
        adapter.add(new IceCallback(communicator), Util.stringToIdentity("callback"));
        adapter.activate();
        proxy.ice_getConnection().setAdapter(adapter);
        return new IceCall(proxy).call("register", out -> out.writeString("callback"), in -> "");
    }

    private static int nested(IceCall call, int n) {
        return call.call(
                "nested",
                out -> {
                    out.writeString("callback");
                    out.writeInt(n);
                },
                InputStream::readInt);
    }
}
