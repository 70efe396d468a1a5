package io.floe.endpoint;

import io.netty.util.NetUtil;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** IP addresses in digits, in the one spelling that Ice for C++ prints: lower case, the longest run of zeros as {@code ::}. */
final class NumericAddress {
    private NumericAddress() {}

    /** The address in its usual spelling, zone kept; empty if the text is a name or nonsense. */
    static Optional<String> canonical(String text) {
        int zone = text.indexOf('%');
        String digits = zone < 0 ? text : text.substring(0, zone);
        if (digits.startsWith("[") || zone == text.length() - 1) {
            return Optional.empty();
        }
        byte @Nullable [] bytes = NetUtil.createByteArrayFromIpAddressString(digits);
        if (bytes == null || (zone >= 0 && bytes.length == 4)) {
            return Optional.empty();
        }
        return Optional.of(NetUtil.bytesToIpAddress(bytes) + text.substring(digits.length()));
    }
}
