// SPDX-License-Identifier: EPL-2.0
package ringzero.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part of Ringzero may know which other, as CONTRIBUTING.md draws it. */
class ArchitectureTest {

    /** Only the picture of a model does: it is laid out by the Eclipse Layout Kernel, which speaks EMF. */
    @ParameterizedTest
    @ValueSource(strings = {"ringzero.simulation", "ringzero.report"})
    void theHeartHasNoEclipseInIt(String bundle) {
        noClasses()
                .that()
                .resideOutsideOfPackage("ringzero.report.topology")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse..")
                .allowEmptyShould(true)
                .check(new Bundle(bundle).classes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ringzero.model",
                "ringzero.language",
                "ringzero.simulation",
                "ringzero.experiment",
                "ringzero.report",
                "ringzero.cli"
            })
    void onlyTheWorkbenchOpensWindows(String bundle) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.ui..", "org.eclipse.jface..", "org.eclipse.swt..")
                .allowEmptyShould(true)
                .check(new Bundle(bundle).classes());
    }

    @Test
    void theSimulationNeedsNothingOfOurs() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("ringzero..")
                        .and(DescribedPredicate.not(resideInAnyPackage("ringzero.simulation.."))))
                .allowEmptyShould(true)
                .check(new Bundle("ringzero.simulation").classes());
    }

    @Test
    void theLanguageDoesNotKnowHowItIsRun() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ringzero.simulation..", "ringzero.experiment..", "ringzero.report..")
                .allowEmptyShould(true)
                .check(new Bundle("ringzero.language").classes());
    }

    @Test
    void reportsKnowResultsAndNotHowTheyCameAbout() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ringzero.model..",
                        "ringzero.language..",
                        "ringzero.experiment..",
                        "ringzero.simulation.engine..")
                .allowEmptyShould(true)
                .check(new Bundle("ringzero.report").classes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ringzero.experiment", "ringzero.ui", "ringzero.cli"})
    void onlyWhoCompilesOrExplainsSeesBothTextAndScenario(String bundle) {
        noClasses()
                .that()
                // to explain is to lead from what ran back to the declaration it came from
                .resideOutsideOfPackages("ringzero.experiment.compile..", "ringzero.experiment.explain..")
                .should(seeBothTextAndScenario())
                .allowEmptyShould(true)
                .check(new Bundle(bundle).classes());
    }

    private static ArchCondition<JavaClass> seeBothTextAndScenario() {
        var text = resideInAnyPackage("ringzero.model..", "ringzero.language..");
        var scenario = resideInAnyPackage("ringzero.simulation.scenario..");
        return new ArchCondition<>("see both the model and the scenario") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var known = type.getDirectDependenciesFromSelf();
                var both = known.stream().anyMatch(it -> text.test(it.getTargetClass()))
                        && known.stream().anyMatch(it -> scenario.test(it.getTargetClass()));
                events.add(new SimpleConditionEvent(type, both, type.getName() + " sees model and scenario"));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ringzero.model",
                "ringzero.language",
                "ringzero.simulation",
                "ringzero.experiment",
                "ringzero.report",
                "ringzero.ui",
                "ringzero.cli"
            })
    void packagesHaveNoCycles(String bundle) {
        slices().assignedFrom(packages())
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(new Bundle(bundle).classes());
    }

    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ringzero.model",
                "ringzero.language",
                "ringzero.simulation",
                "ringzero.experiment",
                "ringzero.report",
                "ringzero.ui",
                "ringzero.cli"
            })
    void nothingIsRememberedInStaticFields(String bundle) {
        noFields()
                .that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(areNoMessageCatalogues())
                .should(beAssignableMoreThanOnce())
                .allowEmptyShould(true)
                .check(new Bundle(bundle).classes());
    }

    /** Eclipse fills in the texts of a message catalogue by reflection, once. */
    private static DescribedPredicate<JavaClass> areNoMessageCatalogues() {
        return DescribedPredicate.describe(
                "are no message catalogues",
                type -> type.getRawSuperclass()
                        .map(parent -> !parent.getName().equals("org.eclipse.osgi.util.NLS"))
                        .orElse(true));
    }

    private static ArchCondition<JavaField> beAssignableMoreThanOnce() {
        return new ArchCondition<>("be assignable more than once") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                // The compiler keeps tables for its switches in fields of its own.
                var assignable = !field.getModifiers().contains(JavaModifier.FINAL)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
                events.add(
                        new SimpleConditionEvent(field, assignable, field.getFullName() + " is static and not final"));
            }
        };
    }
}
