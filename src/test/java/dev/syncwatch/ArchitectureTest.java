package dev.syncwatch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.syncwatch.fixture.MainClasses;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The arrows of design section 3, and the words that names may not have. */
class ArchitectureTest {

    private static final JavaClasses MAIN = MainClasses.all();

    /** Everything that does not start anything. */
    private static final String[] STAGES = {
        "telemetry",
        "rule",
        "window",
        "detect",
        "alert",
        "incident",
        "notify",
        "store",
        "dashboard",
        "simulate",
        "standalone"
    };

    /** A top-level package, and the others that it may know. */
    record Arrows(String from, List<String> to, String because) {
        @Override
        public String toString() {
            return from + " <- " + (to.isEmpty() ? "nothing" : String.join(" ", to));
        }
    }

    static final List<Arrows> ARROWS = List.of(
            arrows("telemetry", "what a record says does not depend on who asks"),
            arrows("rule", "a rule is what ops wrote, whatever evaluates it"),
            arrows("window", "panes hold what rules want measured of events", "telemetry", "rule"),
            arrows("detect", "a detector looks at windows as its rule says", "telemetry", "rule", "window"),
            arrows(
                    "alert",
                    "a change carries the evidence that windows hold, beside what detectors say",
                    "rule",
                    "detect",
                    "window",
                    "telemetry"),
            arrows("incident", "episodes are all that an incident is made of", "alert"),
            arrows(
                    "notify",
                    "it reads changes from their topic, and could run without the rest; blindness looks at telemetry itself",
                    "alert",
                    "incident",
                    "telemetry"),
            arrows(
                    "store",
                    "it writes down what every stage emits, numbers and dead letters included",
                    "window",
                    "alert",
                    "incident",
                    "detect",
                    "telemetry",
                    "rule"),
            arrows("dashboard", "it shows what was stored, and of silences when they hold", "store", "notify"),
            arrows("simulate", "it makes telemetry, and knows nothing of who watches", "telemetry"),
            arrows("standalone", "it runs what Syncwatch needs beside it, not Syncwatch"),
            arrows("job", "it wires everything together", STAGES),
            arrows(
                    "cli",
                    "it may start anything",
                    Stream.concat(Stream.of("job"), Stream.of(STAGES)).toArray(String[]::new)));

    private static Arrows arrows(String from, String because, String... to) {
        return new Arrows(from, List.of(to), because);
    }

    private static String in(String topPackage) {
        return MainClasses.ROOT + "." + topPackage + "..";
    }

    @ParameterizedTest
    @FieldSource("ARROWS")
    void importsPointLeft(Arrows arrows) {
        String[] known = Stream.concat(Stream.of(arrows.from()), arrows.to().stream())
                .map(ArchitectureTest::in)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(in(arrows.from()))
                .should()
                .dependOnClassesThat(resideInAPackage(MainClasses.ROOT + "..").and(not(resideInAnyPackage(known))))
                .because(arrows.because())
                .allowEmptyShould(true) // some packages are still to come
                .check(MAIN);
    }

    @Test
    void everyTopLevelPackageHasItsArrows() {
        Set<String> named = ARROWS.stream().map(Arrows::from).collect(Collectors.toSet());
        assertThat(topLevelPackages()).isSubsetOf(named);
    }

    private static Set<String> topLevelPackages() {
        return MAIN.stream()
                .map(type -> type.getPackageName() + ".")
                .map(name -> name.substring(MainClasses.ROOT.length() + 1))
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toSet());
    }

    @Test
    void topLevelPackagesHaveNoCycles() {
        slices().matching("dev.syncwatch.(*)..")
                .should()
                .beFreeOfCycles()
                .because("data flows one way")
                .check(MAIN);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base|Processor|Data|Info)")
                .because("such a name fits anything, so anything would gather there")
                .check(MAIN);
    }

    @Test
    void packagesAreNamedAfterWordsOfTheDesign() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..model..")
                .because("such a package holds what found no place")
                .check(MAIN);
    }
}
