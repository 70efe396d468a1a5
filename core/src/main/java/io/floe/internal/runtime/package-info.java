/** What a communicator runs on: I/O engines, event loops, the registry of transports. For core only. */
package io.floe.internal.runtime;
