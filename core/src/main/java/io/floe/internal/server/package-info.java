/**
 * The way of a request in: object adapters, the table of objects, dispatch. Depends on {@code internal.connection}; uses
 * {@code internal.client} only for the proxies that go with callbacks.
 */
package io.floe.internal.server;
