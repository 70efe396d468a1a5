package io.floe.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which module may know which. */
@AnalyzeClasses(packages = "io.floe", importOptions = DoNotIncludeTests.class)
class ModulesTest {
    private static final String[] OTHERS = {
        "io.floe.transport..",
        "io.floe.engine..",
        "io.floe.metrics..",
        "io.floe.certs..",
        "io.floe.testkit..",
        "io.floe.cli.."
    };

    @ArchTest
    static final ArchRule coreKnowsNoOtherModule = noClasses()
            .that()
            .resideOutsideOfPackages(OTHERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OTHERS);

    @ArchTest
    static final ArchRule transportsKnowOnlyCore = noClasses()
            .that()
            .resideInAnyPackage("io.floe.transport.tcp..", "io.floe.transport.udp..", "io.floe.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.floe.transport.ssl..",
                    "io.floe.transport.ws..",
                    "io.floe.certs..",
                    "io.floe.testkit..",
                    "io.floe.cli..",
                    "io.floe.internal..");

    /** Nor what they stand on: a layer asks the registry for it. */
    @ArchTest
    static final ArchRule layersStandOnTheSpi = noClasses()
            .that()
            .resideInAnyPackage("io.floe.transport.ssl..", "io.floe.transport.ws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.floe.transport.tcp..",
                    "io.floe.engine..",
                    "io.floe.certs..",
                    "io.floe.testkit..",
                    "io.floe.cli..",
                    "io.floe.internal..",
                    "org.bouncycastle..");

    @ArchTest
    static final ArchRule udpAndWsStandOnTheSpi = noClasses()
            .that()
            .resideInAnyPackage("io.floe.transport.udp..", "io.floe.transport.ws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.floe.transport.tcp..",
                    "io.floe.transport.ssl..",
                    "io.floe.engine..",
                    "io.floe.certs..",
                    "io.floe.testkit..",
                    "io.floe.cli..",
                    "io.floe.internal..");

    @ArchTest
    static final ArchRule certsStandAlone = noClasses()
            .that()
            .resideInAPackage("io.floe.certs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.floe",
                    "io.floe.spi..",
                    "io.floe.wire..",
                    "io.floe.endpoint..",
                    "io.floe.fault..",
                    "io.floe.internal..",
                    "io.floe.transport..",
                    "io.netty..");

    @ArchTest
    static final ArchRule testkitProvesTransportsByTheSpi = noClasses()
            .that()
            .resideInAPackage("io.floe.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.floe.transport..", "io.floe.engine..", "io.floe.certs..", "io.floe.cli..");

    @ArchTest
    static final ArchRule librariesBringNoLoggingBackend = noClasses()
            .that()
            .resideOutsideOfPackage("io.floe.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ch.qos.logback..");

    @ArchTest
    static final ArchRule commandsUseTheApiOnly = noClasses()
            .that()
            .resideInAPackage("io.floe.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.floe.internal..");
}
