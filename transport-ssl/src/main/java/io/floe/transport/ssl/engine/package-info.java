/** The transport itself: TLS engines, their contexts and the handlers of a channel. Nobody's; depends on trust. */
package io.floe.transport.ssl.engine;
