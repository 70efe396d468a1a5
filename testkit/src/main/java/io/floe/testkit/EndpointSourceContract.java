package io.floe.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every {@link io.floe.spi.EndpointSource} owes to core. A test class implements it and gets its tests. */
public interface EndpointSourceContract {
    /** A source that nobody watches, for one test. */
    EndpointSourceFixture fixture();

    @Test
    default void shouldTellItsEndpoints() {
        try (var fixture = fixture()) {
            var ear = new SourceEar();
            var endpoints = fixture.tell(1);
            try (var subscription = fixture.source().subscribe(ear)) {
                assertThat(subscription).isNotNull();
                ear.await(endpoints);
            }
        }
    }

    @Test
    default void shouldTellEachChange() {
        try (var fixture = fixture()) {
            var ear = new SourceEar();
            fixture.tell(1);
            try (var subscription = fixture.source().subscribe(ear)) {
                for (int version = 2; version < 5; version++) {
                    var endpoints = fixture.tell(version);
                    subscription.refresh(true);
                    ear.await(endpoints);
                }
            }
        }
    }

    @Test
    default void shouldAnswerACallThatWaitsThoughNothingChanged() {
        try (var fixture = fixture()) {
            var ear = new SourceEar();
            var endpoints = fixture.tell(1);
            try (var subscription = fixture.source().subscribe(ear)) {
                ear.await(endpoints);
                for (int i = 0; i < 3; i++) {
                    subscription.refresh(true);
                    assertThat(ear.next()).isEqualTo(endpoints);
                }
            }
        }
    }

    @Test
    default void shouldTellWhatIsWrongAndThenTheEndpoints() {
        try (var fixture = fixture()) {
            var ear = new SourceEar();
            if (!fixture.spoil()) {
                return; // a source that cannot fail owes no message
            }
            try (var subscription = fixture.source().subscribe(ear)) {
                assertThat(ear.awaitFailure().getMessage()).isNotBlank();
                var endpoints = fixture.tell(1);
                subscription.refresh(true);
                ear.await(endpoints);
            }
        }
    }

    @Test
    default void shouldTellEveryWatcher() {
        try (var fixture = fixture()) {
            var one = new SourceEar();
            var other = new SourceEar();
            var first = fixture.tell(1);
            try (var ones = fixture.source().subscribe(one);
                    var others = fixture.source().subscribe(other)) {
                one.await(first);
                other.await(first);
                var second = fixture.tell(2);
                ones.refresh(true);
                others.refresh(true);
                one.await(second);
                other.await(second);
            }
        }
    }

    @Test
    default void shouldGoOnTellingOthersWhenOneHasLeft() {
        try (var fixture = fixture()) {
            var leaving = new SourceEar();
            var staying = new SourceEar();
            var first = fixture.tell(1);
            var left = fixture.source().subscribe(leaving);
            leaving.await(first);
            left.close();
            try (var stays = fixture.source().subscribe(staying)) {
                staying.await(first);
                var second = fixture.tell(2);
                stays.refresh(true);
                staying.await(second);
                assertThat(leaving.heardNothing()).isTrue();
            }
        }
    }

    @Test
    default void shouldBeEqualToItself() {
        try (var fixture = fixture()) {
            assertThat(fixture.source()).isEqualTo(fixture.source()).hasSameHashCodeAs(fixture.source());
            assertThat(fixture.source().toString()).isNotBlank();
        }
    }
}
