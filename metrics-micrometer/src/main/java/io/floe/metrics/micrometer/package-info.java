/** Floe's figures as Micrometer's meters. */
package io.floe.metrics.micrometer;
