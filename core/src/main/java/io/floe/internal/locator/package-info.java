/**
 * Ice's location service: finds adapters and objects by their names, and registers adapters. Uses proxies as any program does;
 * knows neither the client's nor the server's inside.
 */
package io.floe.internal.locator;
