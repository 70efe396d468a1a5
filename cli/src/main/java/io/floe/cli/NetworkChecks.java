package io.floe.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Names and sockets, looked at without Floe: what is wrong below it. Stateless. */
final class NetworkChecks {
    private NetworkChecks() {}

    /** Tells of the name and of every address behind it; returns whether any of them can be reached. */
    static boolean run(HostPort place, Duration timeout, Consumer<CheckResult> tell) {
        List<InetAddress> addresses;
        try {
            addresses = List.of(InetAddress.getAllByName(place.host()));
        } catch (UnknownHostException e) {
            tell.accept(CheckResult.fail("dns", place.host() + " has no address", Exit.UNREACHABLE));
            tell.accept(CheckResult.skip("tcp", "needs dns"));
            return false;
        }
        String found = addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
        boolean literal = addresses.size() == 1 && found.equals(place.host());
        tell.accept(CheckResult.ok(
                "dns",
                literal
                        ? found + " is an address"
                        : place.host() + " -> " + found
                                + (addresses.size() > 1
                                        ? "   (" + addresses.size() + " addresses, all are used)"
                                        : "")));
        List<CheckResult> dialled = addresses.stream()
                .map(address -> dial(address, place.port(), timeout))
                .toList();
        dialled.forEach(tell);
        return dialled.stream().anyMatch(result -> !result.failed());
    }

    private static CheckResult dial(InetAddress address, int port, Duration timeout) {
        String text = HostPort.address(address.getHostAddress(), port);
        long start = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
            return CheckResult.ok("tcp", text + " in " + Figures.time(Duration.ofNanos(System.nanoTime() - start)));
        } catch (IOException e) {
            return CheckResult.fail("tcp", text + " " + e.getMessage(), Exit.UNREACHABLE);
        }
    }
}
