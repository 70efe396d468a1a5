package io.floe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A dispatcher with type ids. Immutable. */
record TypedDispatcher(Dispatcher dispatcher, List<String> typeIds) implements Dispatcher {
    static TypedDispatcher of(Dispatcher dispatcher, List<String> typeIds) {
        List<String> ids = new ArrayList<>(typeIds);
        if (!ids.contains("::Ice::Object")) {
            ids.add("::Ice::Object");
        }
        return new TypedDispatcher(dispatcher, List.copyOf(ids));
    }

    @Override
    public CompletionStage<Reply> dispatch(Request request) {
        return dispatcher.dispatch(request);
    }
}
