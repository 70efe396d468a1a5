package io.floe.cli;

import io.floe.EndpointState;
import io.floe.EndpointStatus;
import java.util.Locale;

/** The state of an endpoint in a word and a colour. Stateless. */
final class StateCell {
    private StateCell() {}

    /** As wide as the longest word, so that columns stay where they are. */
    static Cell of(EndpointState state, boolean avoided) {
        return new Cell(String.format(Locale.ROOT, "%-10s", word(state, avoided)), paint(state, avoided));
    }

    /** An endpoint that is up but avoided is called so. */
    static String word(EndpointState state, boolean avoided) {
        return avoided ? "AVOIDED" : state.name();
    }

    static String word(EndpointStatus status) {
        return word(status.state(), status.avoided());
    }

    static Paint paint(EndpointState state, boolean avoided) {
        if (avoided) {
            return Paint.YELLOW;
        }
        return switch (state) {
            case UP -> Paint.GREEN;
            case DOWN, REJECTED -> Paint.RED;
            case IDLE, CONNECTING, WARMING, SUSPECT, PROBING, DRAINING -> Paint.YELLOW;
        };
    }
}
