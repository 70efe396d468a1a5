/** Reads the configuration of TLS, loads what it names, and keeps it current. */
package io.floe.transport.ssl.config;
