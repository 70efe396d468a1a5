package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.wire.IceReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls and callbacks both ways over a transport that stands on tcp; each kind of Ice and each transport is a subclass. */
@Timeout(120)
abstract class IceLayers {
    private final String endpoint;
    private PeerProcess ice;
    private Communicator floe;

    /** @param word the protocol's, with its options */
    IceLayers(String word) {
        this.endpoint = word + " -h 127.0.0.1 -p 0";
    }

    /** Starts both sides. */
    void start(PeerProcess peer, Communicator communicator) {
        ice = peer;
        floe = communicator;
    }

    @AfterEach
    void stop() {
        if (floe != null) {
            floe.close();
        }
        if (ice != null) {
            ice.close();
        }
    }

    private Proxy iceTarget() {
        return floe.proxy("target:" + ice.ok("listen", "A", endpoint));
    }

    private String floeTarget(FloeTarget target) {
        ObjectAdapter adapter = floe.adapter("F", endpoint).add("target", target);
        return "target:" + IceCallsFloe.text(adapter.activate().join());
    }

    @Test
    void shouldCallAnIceServer() {
        Proxy target = iceTarget();
        byte[] data = new byte[700_000];
        data[data.length - 1] = 7;

        assertThat(Calls.next(target, 41)).isEqualTo(42);
        assertThat(Calls.echo(target, data)).isEqualTo(data);
        for (int i = 0; i < 100; i++) {
            target.oneway().invoke("note").join();
        }
        assertThat(Calls.next(target, 1)).isEqualTo(2);
    }

    @Test
    void shouldServeAnIceClient() {
        String target = floeTarget(new FloeTarget("F"));

        assertThat(ice.ok("next", target, 41)).isEqualTo("42");
        assertThat(ice.ok("echo", target, 700_000)).isEqualTo("700000");
        assertThat(ice.ok("burst", target, 1000)).isEqualTo("1000");
    }

    @Test
    void shouldBeCalledBackByTheIceServer() {
        Proxy target = iceTarget().withBalancer("sticky");
        ObjectAdapter callbacks = floe.adapter("callbacks", "").add("callback", Dispatcher.of(request -> {
            int n = request.read(IceReader::readInt);
            return request.reply(out -> out.writeInt(n * 10));
        }));
        target.connection().join().attach(callbacks);

        target.invoke("register", out -> out.writeString("callback")).join();
        int nested = target.invoke("nested", out -> {
                    out.writeString("callback");
                    out.writeInt(7);
                })
                .join()
                .read(IceReader::readInt);

        assertThat(ice.ok("ask", "A", 7)).isEqualTo("70");
        assertThat(nested).isEqualTo(71);
    }

    @Test
    void shouldCallTheIceClientBack() {
        FloeTarget target = new FloeTarget("F");
        String proxy = floeTarget(target);
        ice.ok("attach", proxy);

        int asked = target.callback()
                .join()
                .invoke("ask", out -> out.writeInt(7))
                .join()
                .read(IceReader::readInt);

        assertThat(asked).isEqualTo(70);
        assertThat(ice.ok("nested", proxy, 7)).isEqualTo("71");
    }

    @Test
    void shouldCloseGracefullyOnBothSides() {
        String proxy = floeTarget(new FloeTarget("F"));
        Proxy target = iceTarget();
        target.ping().join();
        ice.ok("ping", proxy);
        ice.ok("watch", proxy);

        ice.ok("deactivate", "A");
        ice.ok("close", proxy);

        assertThat(ice.ok("awaitClosed")).isEqualTo("true");
        assertThat(ice.ok("next", proxy, 1)).isEqualTo("2");
    }
}
