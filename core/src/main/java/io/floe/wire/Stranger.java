package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/** Names what came where Ice's magic was expected. */
final class Stranger {
    private static final int SHOWN_BYTES = 16;
    private static final String EXPECTED = " (expected: 49636550, 'IceP')";

    private Stranger() {}

    /** The error for bytes, four or more, that do not begin with the magic. */
    static ProtocolException recognise(ByteBuf in, int start, int available) {
        int shown = Math.min(available, SHOWN_BYTES);
        if (isTlsRecord(in, start)) {
            String kind = in.getByte(start) == 0x16 ? "TLS handshake record" : "TLS alert record";
            return ProtocolException.notIce("magic: " + kind + EXPECTED);
        }
        if (isPlainText(in, start, shown)) {
            String text = in.toString(start, shown, StandardCharsets.US_ASCII);
            return ProtocolException.notIce("magic: plain text '" + escape(text) + "'" + EXPECTED);
        }
        return ProtocolException.notIce("magic: " + ByteBufUtil.hexDump(in, start, 4) + EXPECTED);
    }

    private static boolean isTlsRecord(ByteBuf in, int start) {
        byte type = in.getByte(start);
        return (type == 0x16 || type == 0x15) && in.getByte(start + 1) == 3 && in.getByte(start + 2) <= 4;
    }

    private static boolean isPlainText(ByteBuf in, int start, int length) {
        for (int i = start; i < start + length; i++) {
            byte c = in.getByte(i);
            if ((c < ' ' && c != '\r' && c != '\n' && c != '\t') || c == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static String escape(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }
}
