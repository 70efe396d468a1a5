package io.floe.internal.runtime;

import io.floe.fault.ConfigurationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of one of Ice's properties, or of a family of them. Immutable.
 *
 * @param name as Ice has it; {@code *} is any rest, and NAME the name of an adapter or a proxy
 * @param verdict whether it is read
 * @param why what it means to Floe, or what to do instead
 */
record IceProperty(String name, Verdict verdict, String why) {
    private static final Logger LOG = LoggerFactory.getLogger(IceProperty.class);

    /** What Floe does with a property. */
    enum Verdict {
        /** It means to Floe what it means to Ice, or what the table says. */
        READ,
        /** It makes no difference; a line at level INFO says so. */
        IGNORED,
        /** A communicator does not start with it, for the program would not do what it says. */
        REFUSED
    }

    /** All of them; docs/properties.md lists the same. */
    static final List<IceProperty> ALL = all();

    private static List<IceProperty> all() {
        List<IceProperty> all = new ArrayList<>();
        Arrays.stream(PropertyName.values())
                .filter(name -> name.key().startsWith("Ice."))
                .map(name -> read(name.key(), name.meaning()))
                .forEach(all::add);
        all.addAll(IcePropertyTable.ROWS);
        return List.copyOf(all);
    }

    static IceProperty read(String name, String why) {
        return new IceProperty(name, Verdict.READ, why);
    }

    static IceProperty ignored(String name, String why) {
        return new IceProperty(name, Verdict.IGNORED, why);
    }

    static IceProperty refused(String name, String why) {
        return new IceProperty(name, Verdict.REFUSED, why);
    }

    /**
     * Tells of what is ignored.
     *
     * @throws ConfigurationException if one of them is refused
     */
    static void check(Collection<String> names) {
        names.stream().filter(name -> name.startsWith("Ice.")).sorted().forEach(IceProperty::check);
    }

    private static void check(String name) {
        Optional<IceProperty> known = of(name);
        if (known.isEmpty()) {
            LOG.warn("property '{}': ignored (expected: one that Ice or Floe knows)", name);
            return;
        }
        switch (known.get().verdict()) {
            case READ -> LOG.debug("property '{}': read", name);
            case IGNORED ->
                LOG.info("property '{}': ignored ({})", name, known.get().why());
            case REFUSED ->
                throw new ConfigurationException("property '" + name + "': refused (expected: none; "
                        + known.get().why() + ")");
        }
    }

    static Optional<IceProperty> of(String name) {
        return ALL.stream().filter(property -> property.names(name)).findFirst();
    }

    private boolean names(String other) {
        return name.endsWith("*") ? other.startsWith(name.substring(0, name.length() - 1)) : name.equals(other);
    }

    /** The row of the table in docs/properties.md. */
    String tableRow() {
        return "| `" + name + "` | " + verdict.name().toLowerCase(java.util.Locale.ROOT) + " | " + why + " |";
    }
}
