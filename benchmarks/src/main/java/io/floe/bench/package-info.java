/** Floe and its peers as separate server and client processes on loopback, in turns; see docs/performance.md. */
@org.jspecify.annotations.NullMarked
package io.floe.bench;
