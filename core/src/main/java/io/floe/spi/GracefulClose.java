package io.floe.spi;

/**
 * The user event that a transport fires through a channel's pipeline to have core close the connection gracefully: what runs
 * is finished, no call is lost. Immutable.
 *
 * @param why for logs and for whoever calls over the connection meanwhile
 */
public record GracefulClose(String why) {}
