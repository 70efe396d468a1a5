/** Floe's parts by themselves, for JMH: see {@code benchmarks/run} with {@code MAIN=org.openjdk.jmh.Main}. */
@org.jspecify.annotations.NullUnmarked // JMH fills the fields
package io.floe.bench.parts;
