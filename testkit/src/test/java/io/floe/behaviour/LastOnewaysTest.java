package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.ObjectAdapter;
import io.floe.testkit.LeakCheck;
import io.floe.wire.BatchRequestMessage;
import io.floe.wire.CloseConnectionMessage;
import io.floe.wire.Compression;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.Message;
import io.floe.wire.MessageCodec;
import io.floe.wire.OperationMode;
import io.floe.wire.RequestMessage;
import io.floe.wire.WireLimits;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever wrote a oneway takes it as done: one that arrived whole is executed, whichever side goes. */
@ExtendWith(LeakCheck.class)
class LastOnewaysTest {
    private final World world = new World();
    private final Counting counting = new Counting().hold();
    private final ObjectAdapter adapter = world.serve("s", counting);
    private final Listener client = new Listener(world, "s");

    @AfterEach
    void stop() {
        counting.letGo();
        world.close();
    }

    private static Invocation call(String operation) {
        return new Invocation(
                new Identity("echo", ""),
                "",
                operation,
                OperationMode.NORMAL,
                Map.of(),
                Encapsulation.empty(EncodingVersion.V1_1));
    }

    private static Message batch() {
        return new BatchRequestMessage(Collections.nCopies(150, call("batched")), Compression.NONE);
    }

    private static RequestMessage request(int id, String operation) {
        return new RequestMessage(id, call(operation), Compression.NONE);
    }

    /** In one write, so that they are read at once. */
    private void say(Message... messages) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Message message : messages) {
            var encoded = new MessageCodec(WireLimits.DEFAULT).encode(message, UnpooledByteBufAllocator.DEFAULT);
            all.writeBytes(ByteBufUtil.getBytes(encoded));
            encoded.release();
        }
        client.say(all.toByteArray());
    }

    private void finish() {
        counting.letGo();
        world.time.run();
    }

    @Test
    void shouldExecuteABatchWhoseClientSaidCloseConnection() {
        say(batch(), new CloseConnectionMessage());
        assertThat(client.open()).isFalse();
        finish();

        assertThat(counting.executions).containsEntry("batched", 150);
    }

    @Test
    void shouldExecuteABatchWhoseClientIsGone() {
        say(batch());
        client.close();
        finish();

        assertThat(counting.executions).containsEntry("batched", 150);
    }

    @Test
    void shouldNotStartWhatNobodyWillHearTheAnswerOf() {
        say(batch(), request(1, "twoway"));
        client.close();
        finish();

        assertThat(counting.executions).doesNotContainKey("twoway").containsEntry("batched", 150);
    }

    @Test
    void shouldExecuteOnewaysThatComeWhileItCloses() {
        say(request(1, "running"));
        CompletableFuture<Void> stopped = adapter.deactivate();
        world.time.run();
        say(request(0, "oneway"), request(2, "twoway"));
        finish();
        client.close();

        assertThat(counting.executions).isEqualTo(Map.of("running", 1, "oneway", 1));
        assertThat(stopped).isCompleted();
    }

    @Test
    void shouldExecuteOnewaysThatCrossCloseConnection() {
        CompletableFuture<Void> stopped = adapter.deactivate();
        world.time.run();
        assertThat(client.heard).last().isInstanceOf(CloseConnectionMessage.class);
        say(batch());
        client.close();
        assertThat(stopped).isNotDone();
        finish();

        assertThat(counting.executions).containsEntry("batched", 150);
        assertThat(stopped).isCompleted();
    }

    @Test
    void shouldSayCloseConnectionWithoutWaitingForOneways() {
        say(batch());
        adapter.deactivate();
        world.time.run();

        assertThat(client.heard).last().isInstanceOf(CloseConnectionMessage.class);
        client.close();
    }

    @Test
    void shouldHangUpOnAClientThatGoesOnTalking() {
        adapter.deactivate();
        world.time.run();
        for (int i = 0; i < 10; i++) {
            say(batch());
            world.time.advance(Duration.ofSeconds(1));
        }

        assertThat(client.open()).isFalse();
    }
}
