package parley;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Holds the architecture of docs/design.md: which package may see which, and what no package may use. */
class ArchitectureTest {
    /** The arrows between packages. What is reached through several arrows may be used directly too. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("cli", Set.of("report", "format", "launch")),
            Map.entry("web", Set.of("report", "format", "launch")),
            Map.entry("launch", Set.of()),
            Map.entry("report", Set.of("study")),
            Map.entry("study", Set.of("claim")),
            Map.entry("claim", Set.of("compile", "solve", "certify")),
            Map.entry("compile", Set.of("scenario", "expression", "game", "diagnostic")),
            Map.entry("format", Set.of("scenario", "game", "diagnostic")),
            Map.entry("scenario", Set.of("expression", "diagnostic")),
            Map.entry("expression", Set.of("diagnostic")),
            Map.entry("solve", Set.of("game")),
            Map.entry("certify", Set.of("game")),
            Map.entry("game", Set.of()),
            Map.entry("diagnostic", Set.of()));

    /** Functions of {@link Math} whose last bits may differ between JDKs; {@link StrictMath} has each of them. */
    private static final Set<String> INEXACT = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("parley");

    @Test
    void packages_see_only_what_the_arrows_allow() {
        check(classes().should(followTheArrows()));
    }

    @Test
    void only_the_scenario_package_reads_yaml() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("parley.scenario..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml.."));
    }

    @Test
    void only_the_command_line_knows_picocli() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("parley.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli.."));
    }

    @Test
    void only_the_command_line_exits_or_prints() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("parley.cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    @Test
    void chance_comes_only_from_seeded_generators() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, ThreadLocalRandom.class)
                .orShould()
                .callMethod(Math.class, "random"));
    }

    @Test
    void results_do_not_hang_on_the_math_library_of_the_jdk() {
        check(noClasses().should().accessTargetWhere(isInexactMath()));
    }

    @Test
    void fields_of_public_classes_are_final() {
        check(fields().that()
                .areDeclaredInClassesThat()
                .arePublic()
                .and(areNeitherGeneratedNorOptions())
                .should()
                .beFinal());
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }

    private static ArchCondition<JavaClass> followTheArrows() {
        return new ArchCondition<>("follow the arrows between packages") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                String source = part(from);
                if (!ARROWS.containsKey(source)) {
                    events.add(SimpleConditionEvent.violated(from, from.getName() + " is in a package without arrows"));
                    return;
                }
                Set<String> allowed = new TreeSet<>();
                collectReachable(source, allowed);
                for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (resideInAPackage("parley..").test(target) && !allowed.contains(part(target))) {
                        events.add(SimpleConditionEvent.violated(from, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static void collectReachable(String part, Set<String> reached) {
        if (reached.add(part)) {
            ARROWS.getOrDefault(part, Set.of()).forEach(next -> collectReachable(next, reached));
        }
    }

    /** The package right under {@code parley}, or nothing for {@code parley} itself. */
    private static String part(JavaClass type) {
        String[] names = type.getPackageName().split("\\.", -1);
        return names.length > 1 ? names[1] : "";
    }

    private static DescribedPredicate<JavaAccess<?>> isInexactMath() {
        return DescribedPredicate.describe(
                "it is a function of Math that StrictMath defines to the last bit",
                access -> access.getTargetOwner().isEquivalentTo(Math.class) && INEXACT.contains(access.getName()));
    }

    /** ANTLR's parsers have public fields of their own; picocli fills the fields that carry its annotations. */
    private static DescribedPredicate<JavaField> areNeitherGeneratedNorOptions() {
        return DescribedPredicate.describe(
                "are neither generated nor filled by picocli",
                field -> !extendsAntlr(field.getOwner())
                        && field.getAnnotations().stream()
                                .map(JavaAnnotation::getRawType)
                                .noneMatch(resideInAPackage("picocli..")));
    }

    private static boolean extendsAntlr(JavaClass type) {
        return type.getAllRawSuperclasses().stream().anyMatch(resideInAPackage("org.antlr.."));
    }
}
