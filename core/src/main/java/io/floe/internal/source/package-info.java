/** The sources of endpoints that core brings: a watched file and the name service; finds those of strangers. */
package io.floe.internal.source;
