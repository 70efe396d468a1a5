package io.floe.interop.chaos;

import java.nio.file.Path;

/**
 * How a server serves: its endpoints and its file of properties. Immutable.
 */
record Setup(String endpoints, Path properties) {}
