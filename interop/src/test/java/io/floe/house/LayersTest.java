package io.floe.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** Which package of core may know which: no arrow ever points up. */
@AnalyzeClasses(packages = "io.floe", importOptions = DoNotIncludeTests.class)
class LayersTest {
    /**
     * Lowest first: fault, wire, endpoint, spi, balance, the API. The API names the implementation only where it is sealed:
     * {@code permits} and the static factories.
     */
    @ArchTest
    static final ArchRule exportedPackagesAreLayers = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(
                    "io.floe",
                    "io.floe.balance",
                    "io.floe.spi",
                    "io.floe.endpoint",
                    "io.floe.wire",
                    "io.floe.fault",
                    "io.floe.internal..")
            .layer("api")
            .definedBy("io.floe")
            .layer("balance")
            .definedBy("io.floe.balance")
            .layer("spi")
            .definedBy("io.floe.spi")
            .layer("endpoint")
            .definedBy("io.floe.endpoint")
            .layer("wire")
            .definedBy("io.floe.wire")
            .layer("fault")
            .definedBy("io.floe.fault")
            .layer("inside")
            .definedBy("io.floe.internal..")
            .whereLayer("fault")
            .mayNotAccessAnyLayer()
            .whereLayer("wire")
            .mayOnlyAccessLayers("fault")
            .whereLayer("endpoint")
            .mayOnlyAccessLayers("wire", "fault")
            .whereLayer("spi")
            .mayOnlyAccessLayers("endpoint", "wire", "fault")
            .whereLayer("balance")
            .mayOnlyAccessLayers("spi", "endpoint", "wire", "fault");

    @ArchTest
    static final ArchRule insideIsLayered = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.floe.internal..")
            .layer("runtime")
            .definedBy("io.floe.internal.runtime")
            .layer("server")
            .definedBy("io.floe.internal.server")
            .layer("client")
            .definedBy("io.floe.internal.client")
            .layer("connection")
            .definedBy("io.floe.internal.connection")
            .layer("loop")
            .definedBy("io.floe.internal.loop")
            .layer("control")
            .definedBy("io.floe.internal.control")
            .layer("text")
            .definedBy("io.floe.internal.text")
            .layer("source")
            .definedBy("io.floe.internal.source")
            .whereLayer("text")
            .mayNotAccessAnyLayer()
            .layer("locator")
            .definedBy("io.floe.internal.locator")
            .whereLayer("source")
            .mayNotAccessAnyLayer()
            .whereLayer("control")
            .mayNotAccessAnyLayer()
            .whereLayer("locator")
            .mayOnlyAccessLayers("control")
            .whereLayer("loop")
            .mayNotAccessAnyLayer()
            .whereLayer("connection")
            .mayOnlyAccessLayers("loop")
            .whereLayer("client")
            .mayOnlyAccessLayers("connection", "control", "loop", "text")
            .whereLayer("server")
            .mayOnlyAccessLayers("connection", "text", "locator");

    @ArchTest
    static final ArchRule insideHasNoCycles =
            slices().matching("io.floe.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule wireIsPure = noClasses()
            .that()
            .resideInAPackage("io.floe.wire")
            .and()
            .doNotHaveSimpleName("IceFrameDecoder")
            .and()
            .doNotHaveSimpleName("IceDatagramDecoder")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty.channel..");

    @ArchTest
    static final ArchRule usersMeetNoNetty = noClasses()
            .that()
            .resideInAPackage("io.floe")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule packagesHaveMeaning = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..helpers..", "..impl..", "..manager..");

    @ArchTest
    static final ArchRule nothingLocks = noClasses()
            .that()
            .resideOutsideOfPackages("io.floe.cli..", "io.floe.certs..", "io.floe.testkit..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Lock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Condition.class)
            .orShould()
            .callMethodWhere(Calls.waitOrNotify());

    @ArchTest
    static final ArchRule onlyTheRuntimeNamesTheCommunicatorsClass = noClasses()
            .that()
            .resideOutsideOfPackage("io.floe.internal.runtime")
            .and(Calls.notNamed("io.floe.Communicator", "io.floe.CommunicatorOptions", "io.floe.testkit.VirtualTime"))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.floe.internal.runtime.FloeCommunicator")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.floe.internal.runtime.CommunicatorBuilder");
}
