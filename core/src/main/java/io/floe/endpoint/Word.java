package io.floe.endpoint;

/** A word of an endpoint: what it says once its quotes are gone, and where it stands. */
record Word(String text, TextSpan span) {}
