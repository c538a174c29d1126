package org.panah;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the packages of the core. */
class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.panah");

  @Test
  void packages_haveNoCycles() {
    // The root package is the door: it knows every other, and only the exchange knows it.
    slices().matching("org.panah.(*)..").should().beFreeOfCycles().check(CORE);
    noClasses()
        .that()
        .resideOutsideOfPackages("org.panah", "org.panah.exchange")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.panah")
        .check(CORE);
    noClasses()
        .that()
        .resideInAPackage("org.panah")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.panah.exchange")
        .check(CORE);
  }

  @Test
  void arrows_pointTheWayTheDesignSays() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("common")
        .definedBy("org.panah.common")
        .layer("store")
        .definedBy("org.panah.store")
        .layer("feed")
        .definedBy("org.panah.feed")
        .layer("reference")
        .definedBy("org.panah.reference")
        .layer("person")
        .definedBy("org.panah.person")
        .layer("offender")
        .definedBy("org.panah.offender")
        .layer("hit")
        .definedBy("org.panah.hit")
        .layer("match")
        .definedBy("org.panah.match")
        .layer("alert")
        .definedBy("org.panah.alert")
        .layer("cap")
        .definedBy("org.panah.cap")
        .layer("channel")
        .definedBy("org.panah.channel")
        .layer("access")
        .definedBy("org.panah.access")
        .layer("audit")
        .definedBy("org.panah.audit")
        .layer("codec")
        .definedBy("org.panah.codec")
        .layer("exchange")
        .definedBy("org.panah.exchange")
        .layer("door")
        .definedBy("org.panah")
        .whereLayer("common")
        .mayNotAccessAnyLayer()
        .whereLayer("store")
        .mayOnlyAccessLayers("common")
        .whereLayer("feed")
        .mayOnlyAccessLayers("store", "common")
        .whereLayer("reference")
        .mayOnlyAccessLayers("common")
        .whereLayer("person")
        .mayOnlyAccessLayers("common", "reference")
        .whereLayer("offender")
        .mayOnlyAccessLayers("person", "reference", "common")
        .whereLayer("hit")
        .mayOnlyAccessLayers("offender", "person", "common")
        .whereLayer("match")
        .mayOnlyAccessLayers("person", "hit", "reference", "common")
        .whereLayer("alert")
        .mayOnlyAccessLayers("access", "person", "hit", "reference", "common")
        .whereLayer("cap")
        .mayOnlyAccessLayers("alert", "person", "reference", "common")
        .whereLayer("channel")
        .mayOnlyAccessLayers("alert", "cap", "codec", "person", "reference", "common")
        .whereLayer("access")
        .mayOnlyAccessLayers("reference", "common")
        .whereLayer("audit")
        .mayOnlyAccessLayers("access", "common")
        .whereLayer("codec")
        .mayOnlyAccessLayers("offender", "alert", "access", "person", "common")
        .whereLayer("exchange")
        .mayOnlyAccessLayers("door", "codec", "offender", "alert", "person", "reference", "common")
        .check(CORE);
  }

  @Test
  void libraries_stayWhereTheyBelong() {
    only("java.sql..", "org.panah.jdbc").check(CORE);
    only("javax.sql..", "org.panah.jdbc").check(CORE);
    only("com.github.benmanes.caffeine..", "org.panah.store", "org.panah.match").check(CORE);
    only("tools.jackson..", "org.panah.codec").check(CORE);
    only("com.fasterxml.jackson..", "org.panah.codec").check(CORE);
    only("de.siegmar.fastcsv..", "org.panah.exchange").check(CORE);
    only("javax.xml..", "org.panah.cap").check(CORE);
    // Optional ones, which no class but that of their channel may need.
    only("java.net.http..", "org.panah.channel").check(CORE);
    only("jakarta.mail..", "org.panah.channel").check(CORE);
    only("org.eclipse.angus..", "org.panah.channel").check(CORE);
    only("org.jsmpp..", "org.panah.channel").check(CORE);
  }

  @Test
  void nothing_throwsUnsupportedOperation() {
    noClasses()
        .should()
        .callConstructor(UnsupportedOperationException.class)
        .orShould()
        .callConstructor(UnsupportedOperationException.class, String.class)
        .check(CORE);
  }

  private static ArchRule only(String library, String... homes) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
