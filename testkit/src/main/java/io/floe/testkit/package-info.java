/**
 * For tests of transports and of programs that use Floe: contracts that a transport implements as test classes, the
 * in-memory transport {@code local}, JUnit extensions, virtual time. Depends on core, JUnit and AssertJ.
 */
package io.floe.testkit;
