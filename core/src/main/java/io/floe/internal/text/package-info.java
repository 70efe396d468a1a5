/**
 * The grammar of proxy, identity and endpoint strings. For core alone; depends on {@code io.floe.endpoint} and
 * {@code io.floe.wire}.
 */
package io.floe.internal.text;
