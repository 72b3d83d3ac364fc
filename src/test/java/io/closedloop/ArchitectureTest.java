package io.closedloop;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;

/** The borders between capabilities, and the habits inside them. */
@AnalyzeClasses(packages = "io.closedloop", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyFewKnowTheEngine = noClasses()
            .that(are(resideInAPackage("io.closedloop.engine..")
                    .or(resideInAPackage("io.closedloop.staff.."))
                    .or(resideInAPackage("io.closedloop.account.."))
                    .or(simpleNameEndingWith("Process"))
                    .or(simpleNameEndingWith("Tasks"))
                    .negate()
                    .as("outside engine, staff, account, …Process and …Tasks")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule onlyTheCalendarReadsTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("io.closedloop.calendar")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule entitiesStayInTheirCapability =
            classes().that().areAnnotatedWith(Entity.class).should().notBePublic();

    @ArchTest
    static final ArchRule repositoriesStayInTheirCapability = classes()
            .that()
            .areAssignableTo(Repository.class)
            .and()
            .doNotHaveSimpleName("DocumentVersions")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule injectionIsByConstructor =
            fields().should().notBeAnnotatedWith(Autowired.class).as("Dependencies come through constructors");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper");

    @Test
    void capabilitiesKeepTheirBorders() {
        ApplicationModules.of(Closedloop.class).verify();
    }
}
