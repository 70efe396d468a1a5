package io.floe.testkit;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Installs {@link LeakCheck} before any test class can touch a buffer. */
public final class LeakCheckSession implements LauncherSessionListener {
    /** For {@link java.util.ServiceLoader}. */
    public LeakCheckSession() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        LeakCheck.install();
    }
}
