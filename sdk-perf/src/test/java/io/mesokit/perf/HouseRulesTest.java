package io.mesokit.perf;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for this module; {@code sdk-core} checks much the same for the others, which this one does not know. */
@AnalyzeClasses(packages = "io.mesokit.perf", importOptions = DoNotIncludeTests.class)
final class HouseRulesTest {
    @ArchTest
    static final ArchRule itStandsAlone = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.mesokit..")
                    .and(DescribedPredicate.not(resideInAPackage("io.mesokit.perf.."))));

    @ArchTest
    static final ArchRule filesNeedNothingNative = noClasses()
            .that()
            .resideInAPackage("io.mesokit.perf.cgroup..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.sun.jna..", "java.lang.foreign..", "io.mesokit.perf.counters..");

    @ArchTest
    static final ArchRule publicSignaturesShowNoLibrary =
            classes().that().arePublic().should(showNoTypeOfALibrary());

    @ArchTest
    static final ArchRule itPrintsNothing =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule namesAreOfTheDomain =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils)");

    private static ArchCondition<JavaClass> showNoTypeOfALibrary() {
        return new ArchCondition<>("show no type of a library") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream()
                        .filter(HouseRulesTest::isForUsers)
                        .forEach(unit -> shown(unit)
                                .filter(HouseRulesTest::isOfALibrary)
                                .forEach(each -> events.add(SimpleConditionEvent.violated(
                                        unit, unit.getFullName() + " shows " + each.getName()))));
            }
        };
    }

    private static boolean isForUsers(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> shown(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                unit.getParameterTypes().stream().flatMap(each -> each.getAllInvolvedRawTypes().stream()));
    }

    private static boolean isOfALibrary(JavaClass type) {
        return Stream.of("com.sun.jna.", "org.slf4j.", "org.jspecify.").anyMatch(type.getName()::startsWith);
    }

    /** Nullness is checked by the build, but only where the package says so. */
    @Test
    void everyPackage_isNullMarked() throws IOException {
        Set<Path> packages = javaFiles().map(Path::getParent).collect(Collectors.toSet());
        List<Path> unmarked = packages.stream().filter(each -> !isMarked(each)).toList();
        org.assertj.core.api.Assertions.assertThat(unmarked).isEmpty();
    }

    private static Stream<Path> javaFiles() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            return all.filter(each -> each.toString().endsWith(".java")).toList().stream();
        }
    }

    private static boolean isMarked(Path folder) {
        try {
            return Files.readString(folder.resolve("package-info.java")).contains("@NullMarked");
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
