package io.floe.interop.peer;

import com.zeroc.Ice.InputStream;
import com.zeroc.Ice.ObjectPrx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Calls on and on until it is told to stop. Owned by its own thread; its progress may be read by all. */
final class Steady extends Thread {
    private final IceCall call;
    private final boolean idempotent;
    private final List<String> failures = new ArrayList<>();
    private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();
    private volatile boolean going = true;

    Steady(ObjectPrx proxy, boolean idempotent) {
        super("steady");
        this.idempotent = idempotent;
        this.call = new IceCall(proxy);
    }

    @Override
    public void run() {
        while (going) {
            try {
                counts.merge(idempotent ? call.idempotent("server", InputStream::readString) : next(), 1, Integer::sum);
            } catch (RuntimeException e) {
                failures.add(IcePeerMain.describe(e));
            }
        }
    }

    private String next() {
        call.call("next", out -> out.writeInt(1), InputStream::readInt);
        return "next";
    }

    String progress() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    String end() throws InterruptedException {
        going = false;
        join();
        return progress() + " failed=" + failures.size() + " "
                + failures.stream().limit(1).toList();
    }
}
