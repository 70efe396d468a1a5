/** What JMX shows of a communicator: the same figures as its observers and its statuses have. */
package io.floe.internal.jmx;
