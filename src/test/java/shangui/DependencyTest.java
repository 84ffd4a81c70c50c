package shangui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The house, row by row: a package may use every package in a row below its own, and in its own row what its arrows lead to.
 * <pre>
 * 10  demo
 *  9  message
 *  8  storefront   board   office   payout   rights
 *  7  notice ▶ checkout ▶ payment     till ▶ order     statement ▶ settlement ▶ entry ▶ sale, restock
 *  6  sale ▶ order           payment ▶ order     claim ▶ order
 *  5  order ▶ stock          restock ▶ stock
 *  4  stock ▶ listing ▶ product, counter
 *  3  terms ▶ contract ▶ counter ▶ pairing, product     lot ▶ product
 *  2  pairing ▶ town         product ▶ licence ▶ town
 *  1  town ▶ user
 *  0  user ▶ web ▶ db, money     user ▶ change ▶ db     outbox, audit, job ▶ db     picture ▶ user     imports ▶ user, paper ▶ money     phone ▶ web
 * </pre>
 */
class DependencyTest {

    private static final List<Set<String>> ROWS = List.of(
        Set.of("user", "web", "db", "money", "change", "outbox", "audit", "job", "picture", "paper", "imports", "phone"),
        Set.of("town"),
        Set.of("pairing", "product", "licence"),
        Set.of("counter", "contract", "terms", "lot"),
        Set.of("stock", "listing"),
        Set.of("order", "restock"),
        Set.of("sale", "payment", "claim"),
        Set.of("checkout", "notice", "till", "statement", "settlement", "entry"),
        Set.of("storefront", "board", "office", "payout", "rights"),
        Set.of("message"),
        Set.of("demo"));

    /** Along an arrow and the arrows that follow it; those that lead to a lower row need no saying. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
        entry("user", Set.of("web", "change")),
        entry("web", Set.of("db", "money")),
        entry("change", Set.of("db")),
        entry("outbox", Set.of("db")),
        entry("audit", Set.of("db")),
        entry("picture", Set.of("user")),
        entry("job", Set.of("db")),
        entry("paper", Set.of("money")),
        entry("imports", Set.of("user", "paper")),
        entry("notice", Set.of("checkout")),
        entry("phone", Set.of("web")),
        entry("product", Set.of("licence")),
        entry("contract", Set.of("counter")),
        entry("terms", Set.of("contract")),
        entry("stock", Set.of("listing")),
        entry("statement", Set.of("settlement", "entry")),
        entry("settlement", Set.of("entry")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("shangui");

    @Test
    void dependenciesPointDownTheRows() {
        var wrong = new TreeSet<String>();
        for (var origin : CLASSES) {
            for (var dependency : origin.getDirectDependenciesFromSelf()) {
                if (!isAllowed(dependency)) {
                    wrong.add(packageOf(origin) + " must not use " + packageOf(dependency.getTargetClass()) + ": " + dependency.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPackageStandsInARow() {
        var known = ROWS.stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(CLASSES.stream().map(DependencyTest::packageOf).filter(Predicate.not(String::isEmpty))).isSubsetOf(known);
    }

    @Test
    void packagesAreFlat() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).filter(name -> name.matches("shangui\\..+\\..+"))).isEmpty();
    }

    @Test
    void nothingGoesRoundInACircle() {
        slices().matching("shangui.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noFloatingPointAnywhere() {
        fields().should().notHaveRawType(floating()).check(CLASSES);
        var floatingUnits = CLASSES.stream().flatMap(type -> type.getCodeUnits().stream())
            .filter(unit -> floating().test(returned(unit)) || unit.getRawParameterTypes().stream().anyMatch(floating()))
            .map(JavaCodeUnit::getFullName);
        assertThat(floatingUnits).isEmpty();
    }

    @Test
    void nothingIsNamedAfterItsLayer() {
        noClasses().should().haveSimpleNameEndingWith("Impl")
            .orShould().haveSimpleNameEndingWith("Manager")
            .orShould().haveSimpleNameEndingWith("Helper")
            .orShould().haveSimpleNameEndingWith("Helpers")
            .orShould().haveSimpleNameEndingWith("Util")
            .orShould().haveSimpleNameEndingWith("Utils")
            .orShould().haveSimpleNameEndingWith("DTO")
            .orShould().haveSimpleNameEndingWith("Dto")
            .check(CLASSES);
    }

    private static boolean isAllowed(Dependency dependency) {
        var from = packageOf(dependency.getOriginClass());
        var to = packageOf(dependency.getTargetClass());
        return !isOurs(dependency.getTargetClass()) || from.isEmpty() || from.equals(to) || mayUse(from).contains(to);
    }

    private static Set<String> mayUse(String name) {
        var allowed = new HashSet<String>();
        for (var row : ROWS) {
            if (row.contains(name)) {
                followArrows(name, allowed);
                return allowed;
            }
            allowed.addAll(row);
        }
        return allowed;
    }

    private static void followArrows(String name, Set<String> allowed) {
        for (var target : ARROWS.getOrDefault(name, Set.of())) {
            if (allowed.add(target)) {
                followArrows(target, allowed);
            }
        }
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals("shangui") || type.getPackageName().startsWith("shangui.");
    }

    /** {@code money} of {@code shangui.money}; empty for the root, which starts everything. */
    private static String packageOf(JavaClass type) {
        return type.getPackageName().replaceFirst("^shangui\\.?", "").replaceFirst("\\..*", "");
    }

    private static JavaClass returned(JavaCodeUnit unit) {
        return unit.getRawReturnType();
    }

    private static DescribedPredicate<JavaClass> floating() {
        return DescribedPredicate.describe("floating point", type -> type.isEquivalentTo(double.class) || type.isEquivalentTo(float.class)
            || type.isEquivalentTo(Double.class) || type.isEquivalentTo(Float.class));
    }
}
