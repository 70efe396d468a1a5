package io.floe.bench.parts;

import io.floe.Communicator;
import io.floe.Proxy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A proxy from its text, and back. */
@State(Scope.Benchmark)
public class ParserBenchmark {
    /** One endpoint, several, and what is long to read. */
    @Param({
        "hello:tcp -h 127.0.0.1 -p 4061",
        "hello -f admin:tcp -h a.example -p 1 -t 5000:ssl -h b.example -p 2:tcp -h \"::1\" -p 3 -z",
        "\"cat\\u00e9gorie/na me\" -e 1.1:tcp -h 127.0.0.1 -p 4061:opaque -t 99 -e 1.1 -v abcdefgh"
    })
    public String text;

    private final Communicator communicator = Communicator.builder().build();

    /** Ends its threads. */
    @TearDown
    public void close() {
        communicator.close();
    }

    /** From text. */
    @Benchmark
    public Proxy parse() {
        return communicator.proxy(text);
    }

    /** From text and back. */
    @Benchmark
    public String parseAndPrint() {
        return communicator.proxy(text).toString();
    }
}
