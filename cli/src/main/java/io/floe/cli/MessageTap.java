package io.floe.cli;

import io.floe.wire.IceFrameDecoder;
import io.floe.wire.Message;
import io.floe.wire.MessageCodec;
import io.floe.wire.WireLimits;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.function.Consumer;

/**
 * Cuts what flows one way over a connection into messages, and tells each in words. What is no Ice is told once and no more
 * looked at. Owned by the thread that copies the bytes.
 */
final class MessageTap {
    private static final MessageCodec CODEC =
            new MessageCodec(WireLimits.DEFAULT.withMessageSizeMax(Integer.MAX_VALUE));

    private final Consumer<String> words;
    private final EmbeddedChannel decoder = new EmbeddedChannel(new IceFrameDecoder(CODEC));
    private boolean blind;

    MessageTap(Consumer<String> words) {
        this.words = words;
    }

    void passed(byte[] bytes, int count) {
        if (blind) {
            return;
        }
        try {
            decoder.writeInbound(Unpooled.copiedBuffer(bytes, 0, count));
            for (Message message = decoder.readInbound(); message != null; message = decoder.readInbound()) {
                words.accept(MessageWords.of(message));
            }
        } catch (RuntimeException e) {
            blind = true;
            words.accept("not Ice from here on: " + Printable.of(String.valueOf(e.getMessage())));
        }
    }

    void ended() {
        decoder.finishAndReleaseAll();
    }
}
