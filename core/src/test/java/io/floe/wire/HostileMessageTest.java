package io.floe.wire;

import static io.floe.wire.Wire.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.fault.FloeException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileMessageTest {
    private static final String START = "49636550 0100 0100 ";

    static Stream<Arguments> brokenProtocol() {
        return Stream.of(
                row("49636551 0100 0100 03 00 0e000000", "magic: 49636551 (expected: 49636550, 'IceP')"),
                row("00000000 0100 0100 03 00 0e000000", "magic: 00000000 (expected: 49636550, 'IceP')"),
                row(
                        "474554202f20485454502f312e310d0a",
                        "magic: plain text 'GET / HTTP/1.1\\r\\n' (expected: 49636550, 'IceP')"),
                row("16030102000100 01fc0303 0000000000", "magic: TLS handshake record (expected: 49636550, 'IceP')"),
                row("15030300020228 0000000000000000", "magic: TLS alert record (expected: 49636550, 'IceP')"),
                row("49636550 0101 0100 03 00 0e000000", "protocol version: 1.1 (expected: 1.0)"),
                row("49636550 0200 0100 03 00 0e000000", "protocol version: 2.0 (expected: 1.0)"),
                row("49636550 ff80 0100 03 00 0e000000", "protocol version: 255.128 (expected: 1.0)"),
                row("49636550 0100 0101 03 00 0e000000", "header encoding: 1.1 (expected: 1.0)"),
                row("49636550 0100 0200 03 00 0e000000", "header encoding: 2.0 (expected: 1.0)"),
                row(START + "05 00 0e000000", "message type: 5 (expected: 0..4)"),
                row(START + "ff 00 0e000000", "message type: 255 (expected: 0..4)"),
                row(START + "00 03 0e000000", "compression status: 3 (expected: 0..2)"),
                row(START + "00 ff 0e000000", "compression status: 255 (expected: 0..2)"),
                row(START + "00 00 0d000000", "message size: 13 (expected: 14..1048576)"),
                row(START + "00 00 00000000", "message size: 0 (expected: 14..1048576)"),
                row(START + "00 00 ffffffff", "message size: -1 (expected: 14..1048576)"),
                row(START + "00 00 00000080", "message size: -2147483648 (expected: 14..1048576)"),
                row(START + "00 00 01001000", "message size: 1048577 (expected: 14..1048576)"),
                row(START + "00 00 ffffff7f", "message size: 2147483647 (expected: 14..1048576)"),
                row(START + "03 00 0f000000 00", "message size: 15 (expected: 14, for it has no body)"),
                row(START + "04 01 10000000 0000", "message size: 16 (expected: 14, for it has no body)"),
                row(START + "00 02 12000000 ffff0000", "message size: 18 (expected: > 18, for it is compressed)"),
                row(
                        START + "00 02 13000000 0e000000 42",
                        "uncompressed size: 14 (expected: 15..1900, for 19 bytes compressed)"),
                row(
                        START + "00 02 13000000 ffffffff 42",
                        "uncompressed size: -1 (expected: 15..1900, for 19 bytes compressed)"),
                row(
                        START + "00 02 13000000 00000100 42",
                        "uncompressed size: 65536 (expected: 15..1900, for 19 bytes compressed)"));
    }

    static Stream<Arguments> brokenBodies() {
        return Stream.of(
                row(START + "00 00 0e000000", "int: 0 bytes left (expected: 4)"),
                row(
                        START + "00 00 14000000 01000000 0574",
                        "count: 5 (expected: 0..1, the elements that 1 bytes can hold)"),
                row(
                        START + "00 00 18000000 01000000 01ff 00 00 00 00",
                        "string: invalid byte at 0 of 1 (expected: UTF-8)"),
                row(
                        START + "00 00 21000000 01000000 0174 00 02 00 00 00 00 00 060000000101",
                        "facet path: 2 elements (expected: 0 or 1)"),
                row(
                        START + "00 00 1f000000 01000000 0174 00 00 00 03 00 060000000101",
                        "operation mode: 3 (expected: 0..2)"),
                row(
                        START + "00 00 1f000000 01000000 0174 00 00 00 00 09 060000000101",
                        "count: 9 (expected: 0..3, the elements that 6 bytes can hold)"),
                row(
                        START + "00 00 1f000000 01000000 0174 00 00 00 00 00 050000000101",
                        "encapsulation size: 5 (expected: 6..6)"),
                row(
                        START + "00 00 1f000000 01000000 0174 00 00 00 00 00 ffffff7f0101",
                        "encapsulation size: 2147483647 (expected: 6..6)"),
                row(START + "01 00 12000000 ffffffff", "batch: -1 requests (expected: 0..0)"),
                row(START + "01 00 12000000 01000000", "batch: 1 requests (expected: 0..0)"),
                row(START + "01 00 12000000 ffffff7f", "batch: 2147483647 requests (expected: 0..0)"),
                row(
                        START + "02 00 1a000000 01000000 02 0000 ff ffffff7f",
                        "facet path: 2147483647 elements (expected: 0 or 1)"),
                row(START + "02 00 12000000 01000000", "byte: 0 bytes left (expected: 1)"),
                row(
                        START + "02 00 18000000 01000000 07 ff ffffff7f",
                        "count: 2147483647 (expected: 0..0, the elements that 0 bytes can hold)"));
    }

    private static Arguments row(String hex, String message) {
        return Arguments.of(hex, message);
    }

    private static void assertRefused(byte[] bytes, Class<? extends FloeException> type, String message) {
        try (Wire wire = new Wire()) {
            assertThatThrownBy(() -> wire.receive(bytes)).isInstanceOf(type).hasMessage(message);
            assertThat(wire.held()).isZero();
            assertThat(wire.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("brokenProtocol")
    void shouldRefuseBrokenProtocol(String hex, String message) {
        assertRefused(hex(hex), ProtocolException.class, message);
    }

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void shouldRefuseBrokenBody(String hex, String message) {
        assertRefused(hex(hex), MarshalException.class, message);
    }

    @ParameterizedTest
    @MethodSource("io.floe.wire.VectorTest#messages")
    void shouldWaitForMoreAtEveryTruncation(Vector vector) {
        byte[] bytes = vector.bytes();
        for (int length = 1; length < bytes.length; length++) {
            try (Wire wire = new Wire()) {
                wire.receive(Arrays.copyOf(bytes, length));

                assertThat(wire.messages()).isEmpty();
                assertThat(wire.decoder().hasPartialFrame()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.floe.wire.VectorTest#messages")
    void shouldRefuseBodyCutShortUnderAnHonestHeader(Vector vector) {
        byte[] bytes = vector.bytes();
        for (int length = 14; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            cut[10] = (byte) length;
            cut[11] = (byte) (length >>> 8);
            cut[12] = (byte) (length >>> 16);
            try (Wire wire = new Wire()) {
                assertThatThrownBy(() -> wire.receive(cut))
                        .as("%s cut to %d bytes", vector, length)
                        .isInstanceOfAny(MarshalException.class, ProtocolException.class);
            }
        }
    }

    @Test
    void shouldThrowNothingButItsOwnExceptionsForGarbage() {
        Random random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            byte[] garbage = new byte[1 + random.nextInt(200)];
            random.nextBytes(garbage);
            feed(garbage);
        }
    }

    @Test
    void shouldThrowNothingButItsOwnExceptionsForMutatedMessages() {
        Random random = new Random(20261122);
        for (Vector vector : Vector.messages()) {
            for (int i = 0; i < 100; i++) {
                byte[] mutated = vector.bytes();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
                }
                feed(mutated);
            }
        }
    }

    private static void feed(byte[] bytes) {
        try (Wire wire = new Wire()) {
            wire.receive(bytes);
        } catch (MarshalException | ProtocolException e) {
            assertThat(e.getMessage()).contains("(expected: ");
        }
    }
}
