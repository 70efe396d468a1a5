package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The codec as it is on a class path without commons-compress: loaded a second time, apart. */
final class WithoutBzip2 {
    private WithoutBzip2() {}

    /** The message of the exception that decoding ends with. */
    static String decode(String hex) throws Exception {
        return call(Decode.class, hex);
    }

    /** The status byte of a large message that was to be compressed. */
    static int encodedStatus() throws Exception {
        return Integer.parseInt(call(Encode.class, ""));
    }

    @SuppressWarnings("unchecked") // both probes are functions of strings
    private static String call(Class<?> probe, String argument) throws Exception {
        URL[] jars = List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .filter(path -> !path.contains("commons-compress"))
                .map(WithoutBzip2::url)
                .toArray(URL[]::new);
        try (URLClassLoader apart = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            var constructor = apart.loadClass(probe.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return ((Function<String, String>) constructor.newInstance()).apply(argument);
        }
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    static final class Decode implements Function<String, String> {
        @Override
        public String apply(String hex) {
            try {
                return new MessageCodec(WireLimits.DEFAULT)
                        .decode(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)))
                        .toString();
            } catch (ProtocolException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    static final class Encode implements Function<String, String> {
        @Override
        public String apply(String ignored) {
            Invocation invocation = new Invocation(
                    Identity.of("o"),
                    "",
                    "op",
                    OperationMode.NORMAL,
                    Map.of(),
                    Encapsulation.of(EncodingVersion.V1_1, new byte[1000]));
            ByteBuf encoded = new MessageCodec(WireLimits.DEFAULT)
                    .encode(
                            new RequestMessage(1, invocation, Compression.COMPRESSED),
                            UnpooledByteBufAllocator.DEFAULT);
            try {
                return Byte.toString(encoded.getByte(9));
            } finally {
                encoded.release();
            }
        }
    }
}
