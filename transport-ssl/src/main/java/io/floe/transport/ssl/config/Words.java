package io.floe.transport.ssl.config;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the words of a choice for messages. Stateless. */
final class Words {
    private Words() {}

    static <E extends Enum<E>> String of(Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
