package io.floe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A frame decoder in a channel of its own, with an allocator that tells what is still held; owned by one test.
 */
final class Wire implements AutoCloseable {
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final IceFrameDecoder decoder;
    private final EmbeddedChannel channel;

    Wire() {
        this(WireLimits.DEFAULT);
    }

    Wire(WireLimits limits) {
        this(new IceFrameDecoder(new MessageCodec(limits)));
    }

    Wire(ReceiveBudget budget) {
        this(new IceFrameDecoder(new MessageCodec(WireLimits.DEFAULT), budget, Runnable::run));
    }

    /** A decoder that leaves unpacking to others. */
    Wire(Executor unpackers) {
        this(new IceFrameDecoder(new MessageCodec(WireLimits.DEFAULT), ReceiveBudget.unlimited(), unpackers));
    }

    private Wire(IceFrameDecoder decoder) {
        this.decoder = decoder;
        channel = new EmbeddedChannel();
        channel.config().setAllocator(allocator);
        channel.pipeline().addLast(decoder);
    }

    /** Bytes from hex, in which blanks and bars may stand. */
    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", "").replace("|", ""));
    }

    IceFrameDecoder decoder() {
        return decoder;
    }

    EmbeddedChannel channel() {
        return channel;
    }

    /** Bytes of direct memory that the decoder has allocated and not released. */
    long held() {
        return allocator.metric().usedDirectMemory();
    }

    /** Receives one buffer, which must have been released when the call returns. */
    void receive(byte[] bytes) {
        ByteBuf in = Unpooled.buffer(bytes.length + 1).writeBytes(bytes);
        channel.writeInbound(in);
        assertThat(in.refCnt()).as("references to the received buffer").isZero();
    }

    /** Receives one buffer that the decoder may keep. */
    void receiveAndKeep(byte[] bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes));
    }

    void resume() {
        decoder.resume(channel.pipeline().context(decoder));
    }

    void receiveByteByByte(byte[] bytes) {
        for (byte b : bytes) {
            receive(new byte[] {b});
        }
    }

    List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        for (Message message = channel.readInbound(); message != null; message = channel.readInbound()) {
            messages.add(message);
        }
        return messages;
    }

    /** Ends the channel, whereupon nothing may be held. */
    @Override
    public void close() {
        channel.finishAndReleaseAll();
        assertThat(held()).as("bytes held after the end").isZero();
    }
}
