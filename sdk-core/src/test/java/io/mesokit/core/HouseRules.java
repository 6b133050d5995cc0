package io.mesokit.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/**
 * What holds for every library module. A module checks itself by
 * {@code @ArchTest static final ArchTests RULES = ArchTests.in(HouseRules.class)} over its own packages; the rules on
 * who depends on whom mean most where all modules are at hand.
 */
public final class HouseRules {
    private static final String[] SERVICES = {
        "io.mesokit.mesos..", "io.mesokit.chronos..", "io.mesokit.marathon..", "io.mesokit.monasca.."
    };

    /** A service is taken alone, without the others. */
    @ArchTest
    static void servicesDoNotKnowEachOther(com.tngtech.archunit.core.domain.JavaClasses all) {
        for (String service : SERVICES) {
            noClasses()
                    .that()
                    .resideInAPackage(service)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(SERVICES).and(not(resideInAPackage(service))))
                    .allowEmptyShould(true)
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule coreKnowsNoService = noClasses()
            .that()
            .resideInAPackage("io.mesokit.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVICES)
            .allowEmptyShould(true);

    /** Else an encoding that is wrong on both sides would go unnoticed. What sdk-perf reads is the kernel's. */
    @ArchTest
    static final ArchRule testkitKnowsTheWireAlone = noClasses()
            .that()
            .resideInAPackage("io.mesokit.testkit..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.mesokit..")
                    .and(not(resideInAnyPackage("io.mesokit.testkit..", "io.mesokit.perf.."))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule internalsOfCoreStayInCore = noClasses()
            .that()
            .resideOutsideOfPackage("io.mesokit.core..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.mesokit.core.internal..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule publicSignaturesShowOnlyOurTypes = classes()
            .that()
            .arePublic()
            .and()
            .resideInAPackage("io.mesokit..")
            .and()
            .resideOutsideOfPackages("..spi..", "..internal..", "io.mesokit.testkit..")
            .should(showNoTypeOfALibrary())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule libraryCodePrintsNothing = noClasses()
            .that()
            .resideInAPackage("io.mesokit..")
            .and()
            .resideOutsideOfPackage("io.mesokit.testkit..")
            .and()
            .doNotHaveFullyQualifiedName(LeakScan.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(SurfaceReport.class.getName())
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesAreOfTheDomain = noClasses()
            .that()
            .resideInAPackage("io.mesokit..")
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils)")
            .allowEmptyShould(true);

    private HouseRules() {}

    private static ArchCondition<JavaClass> showNoTypeOfALibrary() {
        return new ArchCondition<>("show no type of a library but JsonNode, and one OkHttpClient") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isReachable(type)) {
                    return;
                }
                type.getCodeUnits().stream()
                        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                                || unit.getModifiers().contains(JavaModifier.PROTECTED))
                        .filter(unit -> !isTheOneException(unit))
                        .forEach(unit -> shown(unit)
                                .filter(HouseRules::isOfALibrary)
                                .forEach(each -> events.add(SimpleConditionEvent.violated(
                                        unit, unit.getFullName() + " shows " + each.getName()))));
            }
        };
    }

    /** What is public within a type that is not cannot be named from elsewhere. */
    private static boolean isReachable(JavaClass type) {
        boolean named = type.getModifiers().contains(JavaModifier.PUBLIC);
        return named && type.getEnclosingClass().map(HouseRules::isReachable).orElse(true);
    }

    private static boolean isTheOneException(JavaCodeUnit unit) {
        return unit instanceof JavaMethod && unit.getName().equals("httpClient");
    }

    private static Stream<JavaClass> shown(JavaCodeUnit unit) {
        Stream<JavaClass> result = unit.getReturnType().getAllInvolvedRawTypes().stream();
        Stream<JavaClass> parameters =
                unit.getParameterTypes().stream().flatMap(each -> each.getAllInvolvedRawTypes().stream());
        return Stream.concat(result, parameters);
    }

    private static boolean isOfALibrary(JavaClass type) {
        boolean library = Stream.of("okhttp3.", "okio.", "kotlin.", "com.fasterxml.", "io.github.", "org.slf4j.")
                .anyMatch(type.getName()::startsWith);
        return library && !type.getName().equals("com.fasterxml.jackson.databind.JsonNode");
    }
}
