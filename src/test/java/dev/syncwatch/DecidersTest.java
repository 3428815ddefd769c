package dev.syncwatch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.syncwatch.fixture.MainClasses;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps decisions the same whenever and wherever they are made: they know neither Flink nor the time of day. */
class DecidersTest {

    private static final JavaClasses MAIN = MainClasses.all();

    private static final String FLINK = "org.apache.flink..";

    /** Plain Java through and through. */
    private static final String[] WITHOUT_FLINK = {
        in("rule"), in("incident"), in("notify"), in("dashboard"), in("simulate"), "dev.syncwatch.telemetry.decode.."
    };

    /** Stages in which deciders and operators live side by side. */
    private static final String[] WITH_OPERATORS = {
        in("telemetry"), in("window"), in("detect"), in("alert"), in("store")
    };

    /** What decides, or brings a decision about: the same input has to give the same output, live and in a replay. */
    private static final String[] WITHOUT_WALL_CLOCK = {
        "dev.syncwatch.telemetry.decode..",
        "dev.syncwatch.telemetry.time..",
        "dev.syncwatch.telemetry.file..",
        in("rule"),
        in("window"),
        in("detect"),
        in("alert"),
        in("incident"),
        "dev.syncwatch.notify.plan..",
        "dev.syncwatch.notify.page..",
        "dev.syncwatch.notify.silence..",
        in("store")
    };

    /** Neither deciders nor operators: what operators count with, where they keep state, what jobs get ready-made, and what travels in a form of its own. */
    private static final Set<String> BESIDE_OPERATORS = Set.of(
            "AlertMetrics",
            "DeadLetterCounts",
            "FateCounts",
            "TurnMetrics",
            "KeyedGroups",
            "KeyedBackend",
            "AbsencePattern",
            "TopicSink",
            "ResidentMap",
            "UserEvent");

    private static final Set<String> DECIDERS = Set.of(
            "AbsenceDetector",
            "AbsenceMemory",
            "AlertBook",
            "AlertLifecycle",
            "Diagnoser",
            "Evaluation",
            "EventMeasurer",
            "EvidenceRows",
            "FailureRateDetector",
            "GroupKey",
            "GroupCap",
            "GroupNames",
            "GroupWindows",
            "KeptEvents",
            "MeasurePlanBuilder",
            "MemoryForm",
            "MessageTemplate",
            "MinuteCombiner",
            "MinuteTotals",
            "NewestTimes",
            "PaneCombiner",
            "Rings",
            "Run",
            "SampleTally",
            "SeenMessages",
            "SequenceForm",
            "SequenceTracker",
            "UserHashes",
            "UserJudge",
            "UserPanes",
            "Wilson");

    private static String in(String topPackage) {
        return MainClasses.ROOT + "." + topPackage + "..";
    }

    @Test
    void packagesOfPlainJavaKnowNothingOfFlink() {
        noClasses()
                .that()
                .resideInAnyPackage(WITHOUT_FLINK)
                .should()
                .dependOnClassesThat(resideInAPackage(FLINK))
                .because("what they do is tested alone, and runs outside Flink too")
                .check(MAIN);
    }

    @Test
    void whatIsNoPartOfFlinkKnowsNothingOfIt() {
        noClasses()
                .that()
                .resideInAnyPackage(WITH_OPERATORS)
                .and(not(fillsASeamOfFlink()))
                .and(not(topLevelNameIn(BESIDE_OPERATORS)))
                .should()
                .dependOnClassesThat(resideInAPackage(FLINK))
                .because("a class is either an operator, which Flink calls, or a decider, which is plain Java;"
                        + " the few that are neither stand in BESIDE_OPERATORS")
                .check(MAIN);
    }

    @Test
    void decidersStayPlainJava() {
        noClasses()
                .that(topLevelNameIn(DECIDERS))
                .should()
                .dependOnClassesThat(resideInAPackage(FLINK))
                .because("a decider that fills one of Flink's seams could not be tested alone any more")
                .check(MAIN);
    }

    @Test
    void everyListedNameIsStillThatOfAClass() {
        Set<String> names = MAIN.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        assertThat(names).containsAll(DECIDERS).containsAll(BESIDE_OPERATORS);
    }

    @Test
    void nothingThatDecidesAsksForTheTimeOfDay() {
        noClasses()
                .that()
                .resideInAnyPackage(WITHOUT_WALL_CLOCK)
                .should()
                .accessTargetWhere(readsTheWallClock())
                .because("a replay has to decide as live did; time comes with the events")
                .check(MAIN);
    }

    @Test
    void nothingRestsOnFlinksOwnClocks() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveSimpleName("StateTtlConfig")
                .orShould()
                .accessTargetWhere(named(
                        "idleness, alignment or processing time",
                        "withIdleness",
                        "withWatermarkAlignment",
                        "registerProcessingTimeTimer",
                        "currentProcessingTime"))
                .because(
                        "idleness, alignment and state TTL go by the wall clock: heartbeats and event-time timers do not")
                .check(MAIN);
    }

    /** An operator, a function, a source, a sink, or a class inside of one. */
    private static DescribedPredicate<JavaClass> fillsASeamOfFlink() {
        return DescribedPredicate.describe(
                "fill one of Flink's seams",
                type -> Stream.concat(
                                topLevel(type).getAllRawSuperclasses().stream(),
                                topLevel(type).getAllRawInterfaces().stream())
                        .anyMatch(resideInAPackage(FLINK)));
    }

    private static DescribedPredicate<JavaClass> topLevelNameIn(Set<String> names) {
        return DescribedPredicate.describe(
                "are among " + names, type -> names.contains(topLevel(type).getSimpleName()));
    }

    private static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(DecidersTest::topLevel).orElse(type);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheWallClock() {
        return DescribedPredicate.describe("read the wall clock", access -> {
            AccessTarget target = access.getTarget();
            String name = target.getName();
            if (target.getOwner().isEquivalentTo(System.class)) {
                return name.equals("currentTimeMillis") || name.equals("nanoTime");
            }
            return target.getOwner().getPackageName().equals("java.time")
                    && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"));
        });
    }

    private static DescribedPredicate<JavaAccess<?>> named(String what, String... names) {
        return DescribedPredicate.describe(
                "use " + what,
                access -> Arrays.asList(names).contains(access.getTarget().getName()));
    }
}
