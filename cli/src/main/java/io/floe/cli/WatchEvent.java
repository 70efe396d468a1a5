package io.floe.cli;

import io.floe.EndpointEvent;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A change of an endpoint's health, and when it was told. Immutable.
 *
 * @param at when
 * @param event what
 */
record WatchEvent(Instant at, EndpointEvent event) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** One line: when, who, from what to what, why, and what comes next. */
    String line(ZoneId zone) {
        String from = event.from() == event.to() && !event.avoided()
                ? "AVOIDED"
                : event.from().name();
        return TIME.format(LocalTime.ofInstant(at, zone)) + "  " + EndpointLabel.of(event.endpoint(), event.address())
                + "  " + from + " -> " + StateCell.word(event.to(), event.avoided()) + "  " + event.reason()
                + event.nextProbe()
                        .map(wait -> "  next probe in " + Figures.time(wait))
                        .orElse("");
    }

    Fields fields() {
        return StatusFields.of(event).and("at", at.toString());
    }
}
