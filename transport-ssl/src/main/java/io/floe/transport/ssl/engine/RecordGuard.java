package io.floe.transport.ssl.engine;

import io.floe.transport.ssl.TlsCode;
import io.floe.transport.ssl.trust.Shown;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;

/**
 * Looks at record headers before the engine does: tells plain text by its name, and stops renegotiation, which the JDK's
 * engine would serve. After ChangeCipherSpec TLS 1.2 has one handshake record, Finished, and TLS 1.3 at most one that is in
 * the clear (RFC 8446, appendix D.4). Owned by the channel's event loop.
 */
final class RecordGuard extends ChannelDuplexHandler {
    private static final int HEADER = 5;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;
    private static final int SHOWN_BYTES = 16;

    private final TlsHandshake handshake;
    private final int[] header = new int[HEADER];
    private int headerBytes;
    private int bodyLeft;
    private boolean started;
    private boolean ciphered;
    private boolean finished;
    private boolean broken;
    private boolean mute;

    RecordGuard(TlsHandshake handshake) {
        this.handshake = handshake;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!broken && message instanceof ByteBuf bytes && bytes.isReadable()) {
            broken = !passes(bytes);
        }
        if (broken) {
            ReferenceCountUtil.release(message);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (mute) {
            ReferenceCountUtil.release(message);
            promise.setFailure(new ClosedChannelException());
        } else {
            ctx.write(message, promise);
        }
    }

    private boolean passes(ByteBuf bytes) {
        if (!started) {
            started = true;
            int first = bytes.getUnsignedByte(bytes.readerIndex());
            if (first < CHANGE_CIPHER_SPEC || first > APPLICATION_DATA) {
                refuseFirst(bytes);
                return false;
            }
        }
        for (int i = bytes.readerIndex(); i < bytes.writerIndex(); ) {
            if (bodyLeft > 0) {
                int step = Math.min(bodyLeft, bytes.writerIndex() - i);
                bodyLeft -= step;
                i += step;
            } else {
                header[headerBytes++] = bytes.getUnsignedByte(i++);
                if (headerBytes == HEADER && !begins()) {
                    mute = true; // a friendly close_notify would look like consent
                    handshake.refuse(TlsCode.BROKEN, "asked to renegotiate (expected: one handshake)");
                    return false;
                }
            }
        }
        return true;
    }

    private boolean begins() {
        headerBytes = 0;
        bodyLeft = header[3] << 8 | header[4];
        if (header[0] == CHANGE_CIPHER_SPEC) {
            ciphered = true;
        } else if (header[0] == HANDSHAKE && ciphered) {
            boolean again = finished;
            finished = true;
            return !again;
        }
        return true;
    }

    private void refuseFirst(ByteBuf bytes) {
        int start = bytes.readerIndex();
        boolean sslTwo =
                bytes.readableBytes() > 2 && (bytes.getByte(start) & 0x80) != 0 && bytes.getByte(start + 2) == 1;
        if (sslTwo) {
            handshake.refuse(TlsCode.NOTHING_IN_COMMON, "offered SSL 2.0 (expected: TLS 1.2 or 1.3)");
            return;
        }
        var text = bytes.toString(start, Math.min(bytes.readableBytes(), SHOWN_BYTES), StandardCharsets.ISO_8859_1);
        var what = text.startsWith("IceP") ? "speaks tcp on an ssl endpoint" : "speaks no TLS";
        handshake.refuse(
                TlsCode.PLAINTEXT, what + ": first bytes \"" + Shown.text(text) + "\" (expected: a TLS record)");
    }
}
