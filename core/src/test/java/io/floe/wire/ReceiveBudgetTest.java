package io.floe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReceiveBudgetTest {
    private static final int LARGE = 300_000;

    private final ReceiveBudget budget = new ReceiveBudget(LARGE + 1000);
    private final Wire one = new Wire(budget);
    private final Wire other = new Wire(budget);

    private static byte[] large() {
        byte[] message = new byte[LARGE];
        byte[] header = Wire.hex("49636550 0100 0100 03 00 00000000");
        System.arraycopy(header, 0, message, 0, header.length);
        message[10] = (byte) LARGE;
        message[11] = (byte) (LARGE >> 8);
        message[12] = (byte) (LARGE >> 16);
        message[8] = 0; // a request, whose body ends in zeros that nobody reads
        byte[] body = Wire.hex("01000000 0161 00 00 0162 00 00 06000000 0101");
        System.arraycopy(body, 0, message, 14, body.length);
        return message;
    }

    @Test
    void shouldLetNobodyTakeRoomBeforeMuchHasArrived() {
        one.receive(Arrays.copyOf(large(), 60_000));

        assertThat(budget.bytes()).isZero();
        assertThat(one.decoder().starves()).isFalse();
        one.close();
    }

    @Test
    void shouldKeepASecondLargeMessageWaitingUntilTheFirstIsWhole() {
        one.receive(Arrays.copyOf(large(), 70_000));
        other.receiveAndKeep(Arrays.copyOf(large(), 70_000));
        assertThat(budget.bytes()).isEqualTo(LARGE);
        assertThat(one.decoder().starves()).isFalse();
        assertThat(other.decoder().starves()).isTrue();
        other.receiveAndKeep(Arrays.copyOfRange(large(), 70_000, LARGE));
        other.resume();
        assertThat(other.decoder().starves()).isTrue();

        one.receive(Arrays.copyOfRange(large(), 70_000, LARGE));
        assertThat(one.messages()).hasSize(1);
        assertThat(budget.bytes()).isZero();
        other.resume();

        assertThat(other.decoder().starves()).isFalse();
        assertThat(other.messages()).hasSize(1);
        assertThat(budget.bytes()).isZero();
        one.close();
        other.close();
    }

    @Test
    void shouldGiveBackWhatAnEndedConnectionHeld() {
        one.receive(Arrays.copyOf(large(), 70_000));
        other.receiveAndKeep(Arrays.copyOf(large(), 70_000));

        one.close();
        other.close();

        assertThat(budget.bytes()).isZero();
    }

    @Test
    void shouldAlwaysLetOneMessageArriveHoweverSmallTheBudget() {
        Wire alone = new Wire(new ReceiveBudget(1));

        alone.receive(Arrays.copyOf(large(), 70_000));
        alone.receive(Arrays.copyOfRange(large(), 70_000, LARGE));

        assertThat(alone.messages()).hasSize(1);
        alone.close();
    }
}
