package io.floe.cli;

import io.floe.Dispatcher;
import io.floe.Reply;
import io.floe.Request;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Prints each request before somebody else answers it. Thread-safe as far as its printer's lines are whole. */
final class Shown implements Dispatcher {
    private final Dispatcher dispatcher;
    private final Printer printer;

    Shown(Dispatcher dispatcher, Printer printer) {
        this.dispatcher = dispatcher;
        this.printer = printer;
    }

    @Override
    public List<String> typeIds() {
        return dispatcher.typeIds();
    }

    @Override
    public CompletionStage<Reply> dispatch(Request request) {
        String how = request.oneway() ? "oneway" : "twoway";
        int bytes = request.parameters().bytes().length;
        printer.event(
                request.peer().transport() + "  " + Printable.of(request.operation()) + "  " + how + "  " + bytes
                        + " bytes",
                Fields.of("event", "request")
                        .and("transport", request.peer().transport())
                        .and("operation", request.operation())
                        .and("how", how)
                        .and("bytes", bytes)
                        .map());
        return dispatcher.dispatch(request);
    }
}
