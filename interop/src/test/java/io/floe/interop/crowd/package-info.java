/** Tests of a server that is surrounded by peers who want to exhaust it. Depends on the whole of Floe. */
package io.floe.interop.crowd;
