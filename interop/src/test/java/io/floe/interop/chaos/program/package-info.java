/** What the chaos suite starts in its network namespaces: servers and clients, of Floe and of Ice, driven by lines. */
package io.floe.interop.chaos.program;
