/**
 * A peer made of Ice for Java, run in a process of its own: the same objects and the same commands as
 * {@code src/test/python/peer.py}, which is made of Ice C++. Dynamic invocation only, so that no Slice compiler is needed.
 */
package io.floe.interop.peer;
