package io.floe.behaviour;

import io.floe.Dispatcher;
import io.floe.Reply;
import io.floe.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A dispatcher that counts executions, by operation and in all, and can keep its answers back. Owned by its world's thread. */
final class Counting implements Dispatcher {
    final Map<String, Integer> executions = new TreeMap<>();
    final List<Request> held = new ArrayList<>();
    private final List<CompletableFuture<Reply>> answers = new ArrayList<>();
    private boolean holding;

    @Override
    public CompletionStage<Reply> dispatch(Request request) {
        executions.merge(request.operation(), 1, Integer::sum);
        if (!holding) {
            return CompletableFuture.completedFuture(request.reply());
        }
        held.add(request);
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        answers.add(answer);
        return answer;
    }

    /** Answers nothing from now on. */
    Counting hold() {
        holding = true;
        return this;
    }

    /** Answers all that was held, and at once from now on. */
    void letGo() {
        holding = false;
        for (int i = 0; i < answers.size(); i++) {
            answers.get(i).complete(held.get(i).reply());
        }
        answers.clear();
        held.clear();
    }

    int total() {
        return executions.values().stream().mapToInt(Integer::intValue).sum();
    }
}
