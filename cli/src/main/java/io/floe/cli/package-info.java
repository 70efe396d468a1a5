/** The floe command: one class for each command, and what prints apart from what does. */
package io.floe.cli;
