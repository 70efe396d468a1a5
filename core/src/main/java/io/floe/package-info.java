/**
 * What a user holds: communicators, proxies, object adapters and what passes between them. Plain JDK types and Floe's own;
 * no Netty.
 */
package io.floe;
