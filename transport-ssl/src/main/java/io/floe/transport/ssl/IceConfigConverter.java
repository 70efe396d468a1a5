package io.floe.transport.ssl;

import io.floe.transport.ssl.config.IceConversion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Turns a configuration file of Ice into one of Floe: {@code IceSSL.*} becomes {@code floe.tls.*}, everything else stays as
 * it is. Stateless.
 */
public final class IceConfigConverter {
    /** What may become as weak as it was. */
    public enum Leniency {
        /** {@code IceSSL.VerifyPeer=0} becomes {@code floe.tls.verify=insecure}; else servers are verified. */
        ACCEPT_INSECURE,
        /** Where Ice checked no host names, Floe does not either; else it does. */
        KEEP_WEAK
    }

    /**
     * One line. Prints without its values, since one may be a password.
     *
     * @param original the line of Ice's file; empty for what followed from no line
     * @param result what replaces it, possibly nothing or several lines
     * @param reason why, for people
     */
    public record Line(String original, String result, String reason) {
        @Override
        public String toString() {
            int equals = original.indexOf('=');
            return "Line[" + (equals < 0 ? original : original.substring(0, equals) + "=..") + ", " + reason + "]";
        }
    }

    private IceConfigConverter() {}

    /**
     * Converts a file's lines, in their order; what Ice did without being told comes last.
     *
     * @throws io.floe.fault.ConfigurationException for an unknown {@code IceSSL.*} name or an impossible value
     */
    public static List<Line> convert(List<String> lines, Set<Leniency> leniency) {
        EnumSet<Leniency> allowed = EnumSet.noneOf(Leniency.class);
        allowed.addAll(leniency);
        return new IceConversion(lines, allowed).lines();
    }
}
