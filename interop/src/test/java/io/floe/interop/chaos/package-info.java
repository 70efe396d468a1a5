/**
 * The chaos suite: what becomes of calls when servers, links and certificates go bad, measured in network namespaces that
 * it makes and removes itself.
 */
package io.floe.interop.chaos;
