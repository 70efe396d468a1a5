/** Floe's figures as Micrometer's meters. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Micrometer has no module-info
@org.jspecify.annotations.NullMarked
module io.floe.metrics.micrometer {
    requires transitive io.floe;
    requires transitive micrometer.core;
    requires static org.jspecify;

    exports io.floe.metrics.micrometer;
}
