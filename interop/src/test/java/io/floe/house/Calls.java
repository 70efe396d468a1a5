package io.floe.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;

/** What rules look for and ArchUnit has no word for. Stateless. */
final class Calls {
    private static final Set<String> MONITOR = Set.of("wait", "notify", "notifyAll");

    private Calls() {}

    static DescribedPredicate<JavaMethodCall> waitOrNotify() {
        return DescribedPredicate.describe(
                "wait on or notify a monitor",
                call -> call.getTarget().getOwner().isEquivalentTo(Object.class) && MONITOR.contains(call.getName()));
    }

    static DescribedPredicate<JavaClass> notNamed(String... names) {
        Set<String> but = Set.of(names);
        return DescribedPredicate.describe("are not " + but, type -> !but.contains(type.getFullName()));
    }
}
