package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.Request;
import io.floe.UnknownOperationException;
import io.floe.UserException;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.OperationMode;
import io.floe.wire.SliceFormat;
import io.floe.wire.UserExceptionWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The bytes that Floe itself puts on a socket are those that Ice C++ 3.7.8 put there, but for the number of the request. */
@Timeout(60)
final class GoldenBytesTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String VALIDATE = "496365500100010003000e000000";
    private static final String PING = "49636550010001000000270000000100000001740000086963655f70696e670100060000000101";
    private static final String PING_REPLY = "49636550010001000200190000000100000000060000000101";

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/golden/exchanges.csv")
    void shouldSendTheRequestThatIceSends(String name, String request, String reply) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Communicator floe = Communicator.create()) {
            CompletableFuture<?> call = call(name, floe, "tcp -h 127.0.0.1 -p " + server.getLocalPort());
            try (Socket peer = server.accept()) {
                write(peer, VALIDATE);

                assertThat(read(peer, request.length())).isEqualTo(asFirst(request));
                write(peer, reply == null ? "" : asFirst(reply));
                assertThat(call.handle((answer, thrown) -> true).join()).isTrue();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/golden/exchanges.csv")
    void shouldSendTheReplyThatIceSends(String name, String request, String reply) throws IOException {
        String expected = reply == null ? "" : reply;
        try (Communicator floe = Communicator.create();
                Socket client = new Socket()) {
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serve(floe)));
            assertThat(read(client, VALIDATE.length())).isEqualTo(VALIDATE);
            write(client, request);
            assertThat(read(client, expected.length())).as(name).isEqualTo(expected);

            write(client, PING);
            assertThat(read(client, PING_REPLY.length())).isEqualTo(PING_REPLY);
        }
    }

    private static CompletableFuture<?> call(String name, Communicator floe, String endpoint) {
        Proxy t = floe.proxy("t:" + endpoint);
        Proxy old = floe.proxy("t -e 1.0:" + endpoint);
        return switch (name) {
            case "connect_ping" -> t.ping();
            case "ice_isA_true" -> t.invoke("ice_isA", OperationMode.NONMUTATING, out -> out.writeString("::FloeT::T"));
            case "ice_id" -> t.invoke("ice_id", OperationMode.NONMUTATING, out -> {});
            case "ice_ping_enc10" -> old.ping();
            case "ice_ping_facet" -> t.withFacet("fac").ping();
            case "ice_ping_category" ->
                t.withIdentity(new Identity("obj", "cat")).ping();
            case "oneway" -> t.oneway().invoke("nop");
            case "batch_one" -> t.batch().add("nop", out -> {}).flush();
            case "exc_throwDerived_11" -> t.invoke("throwDerived");
            case "exc_throwDerivedSliced_11" -> t.invoke("throwDerivedSliced");
            case "exc_throwDerived_10" -> old.invoke("throwDerived");
            default -> t.invoke("noSuchOp");
        };
    }

    private static int serve(Communicator floe) {
        Dispatcher dispatcher = Dispatcher.of(GoldenBytesTest::answer).withTypeIds("::FloeT::T");
        ObjectAdapter adapter = floe.adapter("golden", "tcp -h 127.0.0.1 -p 0")
                .add("t", dispatcher)
                .add(Identity.of("t"), "fac", dispatcher)
                .add("cat/obj", dispatcher);
        adapter.activate().join();
        String endpoint = adapter.endpoints().get(0).toString();
        return Integer.parseInt(endpoint.replaceFirst(".* -p (\\d+) .*", "$1"));
    }

    private static Reply answer(Request request) {
        return switch (request.operation()) {
            case "nop" -> request.reply();
            case "throwDerived" -> throw derived(request.parameters().encoding(), SliceFormat.COMPACT);
            case "throwDerivedSliced" -> throw derived(request.parameters().encoding(), SliceFormat.SLICED);
            default -> throw new UnknownOperationException(request.operation());
        };
    }

    private static UserException derived(EncodingVersion encoding, SliceFormat format) {
        return new UserException(
                "::FloeT::Derived",
                UserExceptionWriter.write(
                        encoding,
                        format,
                        out -> out.slice("::FloeT::Derived", members -> members.writeInt(42))
                                .slice("::FloeT::Base", members -> members.writeString("because"))));
    }

    /** The same message as the first of its connection; oneways and batches have no number. */
    private static String asFirst(String message) {
        boolean batch = message.startsWith("01", 16);
        boolean oneway = message.startsWith("00000000", 28);
        return batch || oneway ? message : message.substring(0, 28) + "01000000" + message.substring(36);
    }

    private static void write(Socket socket, String hex) throws IOException {
        socket.getOutputStream().write(HEX.parseHex(hex));
    }

    private static String read(Socket socket, int digits) throws IOException {
        return HEX.formatHex(socket.getInputStream().readNBytes(digits / 2));
    }
}
