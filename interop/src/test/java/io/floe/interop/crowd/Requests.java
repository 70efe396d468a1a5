package io.floe.interop.crowd;

import io.floe.wire.Compression;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.MessageCodec;
import io.floe.wire.OperationMode;
import io.floe.wire.RequestMessage;
import io.floe.wire.WireLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.Map;
import java.util.Random;

/** What peers say to the object {@code target}, as bytes. Stateless. */
final class Requests {
    /** Bytes before each message's body. */
    static final int HEADER = 14;

    private static final int PERIOD = 5_000;

    private Requests() {}

    /** A request whose parameter is a sequence of bytes. */
    static byte[] of(String operation, byte[] parameters) {
        return of(operation, parameters, Compression.NONE);
    }

    /** A request of 22 KB that takes as long to unpack as a megabyte, and is allowed. */
    static byte[] bomb(String operation) {
        byte[] pattern = new byte[PERIOD];
        new Random(1).nextBytes(pattern);
        byte[] parameters = new byte[1_000_000];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = pattern[i % PERIOD];
        }
        return of(operation, parameters, Compression.COMPRESSED);
    }

    /** The same bytes again and again. */
    static byte[] repeated(byte[] request, int times) {
        byte[] all = new byte[request.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(request, 0, all, i * request.length, request.length);
        }
        return all;
    }

    private static byte[] of(String operation, byte[] parameters, Compression compression) {
        Invocation invocation = new Invocation(
                new Identity("target", ""),
                "",
                operation,
                OperationMode.NORMAL,
                Map.of(),
                Encapsulation.write(EncodingVersion.V1_1, out -> out.writeByteSeq(parameters)));
        ByteBuf encoded = new MessageCodec(WireLimits.DEFAULT, 9)
                .encode(new RequestMessage(1, invocation, compression), UnpooledByteBufAllocator.DEFAULT);
        byte[] bytes = ByteBufUtil.getBytes(encoded);
        encoded.release();
        return bytes;
    }
}
