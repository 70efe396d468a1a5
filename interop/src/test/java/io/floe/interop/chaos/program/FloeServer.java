package io.floe.interop.chaos.program;

import io.floe.Communicator;
import io.floe.wire.IceReader;
import java.io.IOException;
import java.nio.file.Path;

/** A Floe server: {@code FloeServer NAME LOG PROPERTIES}. */
public final class FloeServer {
    private FloeServer() {}

    /** Runs until stdin ends. */
    public static void main(String[] args) throws IOException {
        Servant servant = new Servant(args[0], new ExecutionLog(Path.of(args[1])));
        Communicator floe = Communicator.builder().properties(Path.of(args[2])).build();
        ServerCommands.run(
                servant,
                endpoints -> floe.adapter("chaos", endpoints)
                        .add(
                                "target",
                                request -> servant.execute(request.read(IceReader::readLong))
                                        .thenApply(name -> request.reply(out -> out.writeString(name))))
                        .activate()
                        .join(),
                floe::close);
    }
}
