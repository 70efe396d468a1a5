/** What a connection is made of, measured by itself. */
package io.floe.internal.connection;
