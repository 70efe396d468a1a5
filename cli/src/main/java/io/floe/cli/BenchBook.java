package io.floe.cli;

import io.floe.Answer;
import io.floe.CallObserver;
import io.floe.Reply;
import io.floe.wire.Encapsulation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Where a benchmark's calls are written down. Thread-safe; reads while calls run lag a little. */
final class BenchBook implements CallObserver {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(10);
    private static final int DIGITS = 3;

    private final long start;
    private final @Nullable Encapsulation expected;
    private final Timeline timeline;
    private final Histogram latency = histogram();
    private final Map<String, Histogram> byEndpoint = new ConcurrentHashMap<>();
    private final LongAdder answered = new LongAdder();
    private final LongAdder redirected = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder same = new LongAdder();
    private final LongAdder bytesBack = new LongAdder();
    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();
    private final AtomicReference<@Nullable Reply> firstReply = new AtomicReference<>();

    /**
     * An empty book.
     *
     * @param start when the calls that count begin, in nanoseconds of {@link System#nanoTime}
     * @param expected what every reply should hold; null if that is not known
     */
    BenchBook(long start, @Nullable Encapsulation expected, Timeline timeline) {
        this.start = start;
        this.expected = expected;
        this.timeline = timeline;
    }

    private static Histogram histogram() {
        return new ConcurrentHistogram(LONGEST, DIGITS);
    }

    /** Who answered; told before the call itself ends. */
    @Override
    public void answered(Answer answer) {
        if (System.nanoTime() < start) {
            return;
        }
        boolean elsewhereFirst = !answer.redirected().isEmpty();
        byEndpoint
                .computeIfAbsent(EndpointLabel.of(answer.endpoint(), answer.address()), name -> histogram())
                .recordValue(Math.min(LONGEST, answer.duration().toNanos()));
        timeline.answered(
                System.nanoTime() - start, EndpointLabel.of(answer.endpoint(), answer.address()), elsewhereFirst);
        if (elsewhereFirst) {
            redirected.increment();
        }
    }

    /**
     * A call ended.
     *
     * @param since when it began, or should have begun
     */
    void ended(long since, @Nullable Reply reply, @Nullable Throwable failure) {
        long now = System.nanoTime();
        if (since < start) {
            return; // it only warmed things up
        }
        timeline.took(now - start, now - since);
        if (reply != null) {
            answered.increment();
            latency.recordValue(Math.min(LONGEST, now - since));
            bytesBack.add(reply.results().size());
            firstReply.compareAndSet(null, reply);
            if (expected != null && expected.equals(reply.results())) {
                same.increment();
            }
        } else if (failure != null) {
            failed.increment();
            firstFailure.compareAndSet(null, failure);
            timeline.failed(now - start, Diagnosis.mayHaveRun(failure));
        }
    }

    long answers() {
        return answered.sum();
    }

    long failures() {
        return failed.sum();
    }

    long redirects() {
        return redirected.sum();
    }

    long bytesBack() {
        return bytesBack.sum();
    }

    /** Replies that hold what they should; empty if that was not known. */
    Optional<Long> identical() {
        return expected == null ? Optional.empty() : Optional.of(same.sum());
    }

    Histogram latency() {
        return latency.copy();
    }

    /** The times of each endpoint's answers, without what a call waited before it was sent. */
    Map<String, Histogram> byEndpoint() {
        return new TreeMap<>(byEndpoint);
    }

    Timeline timeline() {
        return timeline;
    }

    Optional<Throwable> firstFailure() {
        return Optional.ofNullable(firstFailure.get());
    }

    Optional<Reply> firstReply() {
        return Optional.ofNullable(firstReply.get());
    }
}
