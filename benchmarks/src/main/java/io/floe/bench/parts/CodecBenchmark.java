package io.floe.bench.parts;

import io.floe.wire.Compression;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.Message;
import io.floe.wire.MessageCodec;
import io.floe.wire.OperationMode;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyMessage;
import io.floe.wire.RequestMessage;
import io.floe.wire.WireLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A request and a reply, to bytes and back. */
@State(Scope.Thread)
public class CodecBenchmark {
    /** Bytes of the parameters. */
    @Param({"0", "64", "1024", "65536"})
    public int payload;

    private final MessageCodec codec = new MessageCodec(WireLimits.DEFAULT);
    private RequestMessage request;
    private ReplyMessage reply;
    private ByteBuf requestBytes;
    private ByteBuf replyBytes;

    /** Makes the messages. */
    @Setup
    public void make() {
        Encapsulation content = Encapsulation.of(EncodingVersion.V1_1, new byte[payload]);
        request = new RequestMessage(
                1,
                new Invocation(Identity.of("echo"), "", "echo", OperationMode.NORMAL, Map.of(), content),
                Compression.NONE);
        reply = new ReplyMessage(1, new ReplyBody.Ok(content), Compression.NONE);
        requestBytes = codec.encode(request, PooledByteBufAllocator.DEFAULT);
        replyBytes = codec.encode(reply, PooledByteBufAllocator.DEFAULT);
    }

    /** What a client writes. */
    @Benchmark
    public boolean encodeRequest() {
        return codec.encode(request, PooledByteBufAllocator.DEFAULT).release();
    }

    /** What a server writes. */
    @Benchmark
    public boolean encodeReply() {
        return codec.encode(reply, PooledByteBufAllocator.DEFAULT).release();
    }

    /** What a server reads. */
    @Benchmark
    public Message decodeRequest() {
        return codec.decode(requestBytes);
    }

    /** What a client reads. */
    @Benchmark
    public Message decodeReply() {
        return codec.decode(replyBytes);
    }
}
