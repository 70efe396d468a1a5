package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.testkit.LeakCheck;
import io.floe.wire.IceReader;
import io.floe.wire.OperationMode;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Large sequences that are wrapped, and read in place, on their way through calls. */
@ExtendWith(LeakCheck.class)
class BulkTest {
    private static final Dispatcher ECHO = Dispatcher.of(request -> {
        ByteBuffer payload = request.read(IceReader::readByteBuffer);
        return request.reply(out -> out.wrapByteBuffer(payload));
    });

    private final World world = new World();
    private final byte[] payload = new byte[300_000];

    BulkTest() {
        new Random(1).nextBytes(payload);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private ByteBuffer echo(Proxy proxy) {
        return world.time
                .complete(proxy.invoke(
                        "echo", OperationMode.IDEMPOTENT, out -> out.wrapByteBuffer(ByteBuffer.wrap(payload))))
                .read(IceReader::readByteBuffer);
    }

    @Test
    void shouldBeEchoed() {
        world.serve("server", ECHO);

        assertThat(echo(world.communicator().proxy(World.over("server")))).isEqualTo(ByteBuffer.wrap(payload));
    }

    /** One server dies in the middle of the request, the next one in the middle of its answer. */
    @Test
    void shouldBeSentOnceMoreToTheNextServer() {
        world.serve("server", ECHO);
        Relay first = new Relay(world, "first", "server");
        first.life(() -> payload.length / 2);
        Relay second = new Relay(world, "second", "server");
        second.life(() -> payload.length + payload.length / 2);
        Relay third = new Relay(world, "third", "server");
        Proxy proxy = world.communicator()
                .proxy(World.over("first", "second", "third"))
                .withBalancer("ordered");

        assertThat(echo(proxy)).isEqualTo(ByteBuffer.wrap(payload));
        assertThat(first.dials).isNotEmpty();
        assertThat(second.dials).isNotEmpty();
        assertThat(third.dials).isNotEmpty();
    }

    @Test
    void shouldTravelInBatches() {
        Counting counting = new Counting();
        world.serve("server", counting);
        Proxy proxy = world.communicator().proxy(World.over("server")).oneway();
        var batch = proxy.batch();
        for (int i = 0; i < 3; i++) {
            batch.add("bulk", out -> out.wrapByteBuffer(ByteBuffer.wrap(payload)));
        }
        world.time.complete(batch.flush());

        assertThat(counting.executions).containsEntry("bulk", 3);
    }
}
