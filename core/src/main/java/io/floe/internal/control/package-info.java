/** The turn of the control thread, which owns groups, health and probes. */
@NullMarked
package io.floe.internal.control;

import org.jspecify.annotations.NullMarked;
