package org.pamir;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The order of the house: who may know whom. */
@AnalyzeClasses(packages = "org.pamir", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule featuresHaveNoCircles =
      slices().matching("org.pamir.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule sharedKnowsNoFeature =
      noClasses()
          .that()
          .resideInAPackage("org.pamir.shared..")
          .should()
          .dependOnClassesThat(pamirOutside("shared"));

  @ArchTest
  static final ArchRule referenceKnowsOnlyShared =
      noClasses()
          .that()
          .resideInAPackage("org.pamir.reference..")
          .should()
          .dependOnClassesThat(pamirOutside("reference", "shared"));

  @ArchTest
  static final ArchRule organisationsKnowReferenceAndShared =
      noClasses()
          .that()
          .resideInAPackage("org.pamir.organisation..")
          .should()
          .dependOnClassesThat(pamirOutside("organisation", "words", "reference", "shared"));

  @ArchTest
  static final ArchRule wordsKnowReferenceAndShared =
      noClasses()
          .that()
          .resideInAPackage("org.pamir.words..")
          .should()
          .dependOnClassesThat(pamirOutside("words", "reference", "shared"));

  @ArchTest
  static final ArchRule projectsKnowNothingBesideThem =
      noClasses()
          .that()
          .resideInAPackage("org.pamir.project..")
          .should()
          .dependOnClassesThat(
              pamirOutside("project", "organisation", "words", "reference", "shared"));

  @ArchTest
  static final ArchRule partsOfProjectsDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.pamir.participation..",
              "org.pamir.funding..",
              "org.pamir.result..",
              "org.pamir.location..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.pamir.iati..",
                  "org.pamir.statistics..",
                  "org.pamir.quality..",
                  "org.pamir.change..",
                  "org.pamir.access.."));

  @ArchTest
  static final ArchRule nothingKnowsIatiOrStatistics =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.pamir.iati..", "org.pamir.statistics..", "org.pamir.demo..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.pamir.iati..", "org.pamir.statistics.."));

  /** An import judges by the same rules as the register does, so they cannot know of imports. */
  @ArchTest
  static final ArchRule qualityKnowsNoImport =
      noClasses()
          .that()
          .resideInAPackage("org.pamir.quality..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.pamir.iati..", "org.pamir.intake..", "org.pamir.statistics.."));

  @ArchTest
  static final ArchRule repositoriesAndQueriesStayInTheirPackage =
      classes()
          .that()
          .haveSimpleNameEndingWith("Repository")
          .or()
          .haveSimpleNameEndingWith("Queries")
          .should()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule httpIsSpokenByResourcesAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.pamir.shared..")
          .and()
          // The cache of statistics keeps whole answers, entity tag and all.
          .haveNameNotMatching(".*(Resource|Filter|Params|StatisticsCache)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule noResourceReturnsAnEntity =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Resource")
          .should(returnNoEntity());

  @ArchTest
  static final ArchRule everyPostTakesAnIdempotencyKey =
      methods()
          .that()
          .areAnnotatedWith(jakarta.ws.rs.POST.class)
          .should()
          .beAnnotatedWith(org.pamir.shared.retry.Idempotent.class)
          .because("a retry must do no harm");

  @ArchTest
  static final ArchRule namesSayWhatAThingDoes =
      noClasses().should().haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)");

  @ArchTest
  static final ArchRule fieldsAreNotInjected =
      com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields()
          .should()
          .beAnnotatedWith(jakarta.inject.Inject.class);

  private static DescribedPredicate<JavaClass> pamirOutside(String... allowed) {
    Set<String> packages =
        Stream.of(allowed).map(name -> "org.pamir." + name).collect(Collectors.toSet());
    return DescribedPredicate.describe(
        "of Pamir outside " + packages,
        type ->
            type.getPackageName().startsWith("org.pamir.")
                && packages.stream()
                    .noneMatch(
                        name ->
                            type.getPackageName().equals(name)
                                || type.getPackageName().startsWith(name + ".")));
  }

  private static ArchCondition<JavaMethod> returnNoEntity() {
    return new ArchCondition<>("return no entity") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        JavaType returned = method.getReturnType();
        for (JavaClass type : returned.getAllInvolvedRawTypes()) {
          if (type.isAnnotatedWith(Entity.class)) {
            events.add(
                SimpleConditionEvent.violated(
                    method, method.getFullName() + " returns the entity " + type.getName()));
          }
        }
      }
    };
  }
}
