/**
 * Event loops that change hands. A loop is led by one thread at a time; user code runs on the same thread between two turns, and
 * if it stays there another thread goes on with the loop. See ADR 38.
 */
package io.floe.internal.loop;
