package io.floe.balance;

import io.floe.endpoint.OpaqueEndpoint;
import io.floe.spi.Target;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** A member whose figures a test sets. Owned by its test. */
final class FakeMember implements Member {
    private static final OpaqueEndpoint ENDPOINT =
            new OpaqueEndpoint((short) 99, Encapsulation.empty(EncodingVersion.V1_1));

    private final int number;
    boolean available = true;
    int outstanding;
    long latency;
    long peak;

    FakeMember(int number) {
        this.number = number;
    }

    static List<FakeMember> list(int size) {
        List<FakeMember> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            members.add(new FakeMember(i));
        }
        return members;
    }

    /** How many of so many calls go to each. */
    static int[] counts(Balancer.Picker picker, int size, int calls) {
        int[] counts = new int[size];
        for (int i = 0; i < calls; i++) {
            if (picker.pick(member -> false) instanceof FakeMember fake) {
                counts[fake.number]++;
            }
        }
        return counts;
    }

    int number() {
        return number;
    }

    @Override
    public Target<?> target() {
        try {
            InetAddress address = InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) (number + 1)});
            return new Target<>(ENDPOINT, new InetSocketAddress(address, 4061), number);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public int outstanding() {
        return outstanding;
    }

    @Override
    public long latencyNanos() {
        return latency;
    }

    @Override
    public long peakNanos() {
        return peak;
    }
}
