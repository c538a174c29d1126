package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.offender.Judgment;
import org.panah.offender.Offence;
import org.panah.offender.Stage;
import org.panah.offender.StageEntry;
import org.panah.offender.Warning;
import org.panah.person.Occupation;
import org.panah.person.Person;
import org.panah.person.PersonName;

/** What a row tells gets lost nowhere on its way, and gets to nobody else. */
class LostCellsTest {
  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  private void takeIn(String columns, String cells) {
    desk.takeIn(Desk.HEADER + columns, Desk.row("1", "", "Shazia Bibi") + cells);
  }

  private Offence offence() {
    return desk.records().get(0).offences().get(0);
  }

  private Person person() {
    assertThat(desk.rejections()).isEmpty();
    return desk.record().person();
  }

  @Test
  void stages_stayWithTheirSection_whenTheSourceLeavesAnotherOut() {
    String row = Desk.row("1", "", "Imran Ali");
    desk.takeIn(Desk.HEADER, row.replace("377B", "376/377B"));
    desk.takeIn(Desk.HEADER, row.replace("FIR", "CHALLAN"));

    assertThat(offence().key()).isEqualTo("PPC 377B");
    assertThat(offence().stages())
        .extracting(StageEntry::stage)
        .containsExactly(Stage.FIR, Stage.CHALLAN);
    desk.takeIn(Desk.HEADER, row.replace("377B", "376").replace("FIR", "CHARGED"));
    assertThat(desk.record().offences()).hasSize(1);
    assertThat(offence().key()).isEqualTo("PPC 376");
    assertThat(offence().stages()).extracting(StageEntry::stage).containsExactly(Stage.CHARGED);
  }

  @Test
  void withChildren_isKept_whereTheOccupationIsNotStated() {
    takeIn(",occupation,with_children", ",,yes");
    assertThat(person().occupations())
        .containsExactly(new Occupation("not stated", true, null, null));
  }

  @Test
  void withChildren_makesNoOccupation_whereItSaysNo() {
    takeIn(",occupation,with_children", ",-,no");
    assertThat(person().occupations()).isEmpty();
  }

  @Test
  void warning_isKept_whereOnlyItsKindIsTold() {
    takeIn(",warning,warning_kind", ",,NO_CONTACT_WITH_CHILDREN");
    assertThat(desk.record().warnings())
        .containsExactly(new Warning("NO_CONTACT_WITH_CHILDREN", "no contact with children", null));
  }

  @Test
  void warning_isOfThoseOnlyWhoHaveOne_whereTheMappingGivesItsKind() {
    desk.mapping("warning_kind.constant = VIOLENT");
    desk.takeIn(
        Desk.HEADER + ",warning",
        Desk.row("1", "", "Imran Ali") + ",Carries a knife",
        Desk.row("2", "", "Akbar Ali") + ",");
    assertThat(desk.records().get(0).warnings())
        .containsExactly(new Warning("VIOLENT", "Carries a knife", null));
    assertThat(desk.records().get(1).warnings()).isEmpty();
  }

  @Test
  void judgment_namesTheCourt_whileTheCaseIsPending() {
    takeIn(",court,court_case", ",Sessions Court Lahore,55/2026");
    assertThat(offence().judgment())
        .isEqualTo(new Judgment("Sessions Court Lahore", "55/2026", null, null, null));
  }

  @Test
  void judgment_isOfThoseOnlyWhoHaveACase_whereTheMappingGivesTheCourt() {
    desk.mapping("court.constant = Sessions Court Lahore");
    desk.takeIn(
        Desk.HEADER + ",court_case",
        Desk.row("1", "", "Imran Ali") + ",55/2026",
        Desk.row("2", "", "Akbar Ali") + ",");
    assertThat(offence().judgment())
        .isEqualTo(new Judgment("Sessions Court Lahore", "55/2026", null, null, null));
    assertThat(desk.records().get(1).offences().get(0).judgment()).isNull();
  }

  @Test
  void courtCase_isNotLeftOut_whereNobodySaysOfWhichCourt() {
    takeIn(",court,court_case", ",,55/2026");
    assertThat(desk.rejections())
        .containsExactly("2 court: required where there is a judgment or a case number");
  }

  @Test
  void cells_thatSayAbsent_areLeftOut_whereSeveralColumnsTellOneThing() {
    desk.mapping(
        "source_ref = No",
        "name = First | Second | Third",
        "address = House | Street | Town",
        "phone = Phone | Mobile",
        "fir_number = FIR | Year",
        "fir_station = Thana",
        "section = Dafa 1 | Dafa 2",
        "stage.constant = FIR",
        "legal_basis.constant = PB-2024",
        "review.years = 3");
    desk.takeIn(
        "No,First,Second,Third,House,Street,Town,Phone,Mobile,FIR,Year,Thana,Dafa 1,Dafa 2",
        "1,Imran,N/A,Khan,House 5,-,Lahore,0300-1234567,nil,12,2024,Model Town,nil,377B",
        "2,Akbar,-,-,nil,nil,nil,nil,nil,N/A,2024,Model Town,377B,N/A");

    assertThat(desk.rejections()).isEmpty();
    Person first = desk.records().get(0).person();
    assertThat(first.name().latin()).isEqualTo("Imran Khan");
    assertThat(first.addresses().get(0).text()).isEqualTo("House 5, Lahore");
    assertThat(first.contacts()).hasSize(1);
    assertThat(offence().fir()).isNotNull();
    assertThat(offence().fir().number()).isEqualTo("12/2024");
    Person second = desk.records().get(1).person();
    assertThat(second.name().latin()).isEqualTo("Akbar");
    assertThat(second.addresses()).isEmpty();
    // A year alone is no number of a report.
    assertThat(desk.records().get(1).offences().get(0).fir()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"W/O Aslam Khan,,", "w/o. Aslam Khan,اسلم خان,", "Aslam Khan,زوجہ اسلم خان,"})
  void father_isTheHusband_whereTheCellSaysWifeOf(String cells) {
    takeIn(",father,father_urdu,husband", "," + cells);
    assertThat(person().father()).isNull();
    assertThat(person().husband()).isNotNull();
    assertThat(person().husband().latin()).isEqualTo("Aslam Khan");
    assertThat(person().husband().urdu()).isEqualTo(cells.contains("اسلم") ? "اسلم خان" : null);
  }

  @Test
  void father_isTheHusband_alsoInUrduScriptAlone() {
    takeIn(",father", ",زوجہ اسلم");
    assertThat(person().father()).isNull();
    assertThat(person().husband()).isEqualTo(new PersonName(null, "اسلم", List.of()));
  }

  @Test
  void father_andHusband_areToldApart_whereTheScriptsTellOfBoth() {
    takeIn(",father,father_urdu", ",D/O Akbar Ali,زوجہ اسلم");
    assertThat(person().father()).isEqualTo(PersonName.parse("Akbar Ali"));
    assertThat(person().husband()).isEqualTo(PersonName.parse("اسلم"));
  }

  @Test
  void husband_isWhoTheColumnNames_whateverTheFathersColumnSays() {
    takeIn(",father,husband", ",W/O Aslam,Aslam Khan");
    assertThat(person().father()).isNull();
    assertThat(person().husband()).isEqualTo(PersonName.parse("Aslam Khan"));
  }

  @Test
  void relatives_ofTheNamesOwnCell_areCompletedByTheColumnsInUrdu() {
    desk.takeIn(
        Desk.HEADER + ",father_urdu,husband_urdu",
        Desk.row("1", "", "Imran Ali s/o Akbar Ali") + ",ولد اکبر علی,",
        Desk.row("2", "", "Shazia Bibi w/o Aslam") + ",,اسلم",
        Desk.row("3", "", "Shazia Bibi w/o Aslam") + ",زوجہ اسلم,");
    assertThat(desk.rejections()).isEmpty();
    PersonName aslam = PersonName.parse("Aslam").inUrdu("اسلم");
    assertThat(desk.records())
        .extracting(record -> record.person().father(), record -> record.person().husband())
        .containsExactlyInAnyOrder(
            tuple(PersonName.parse("Akbar Ali").inUrdu("اکبر علی"), null),
            tuple(null, aslam),
            tuple(null, aslam));
  }

  @Test
  void districts_ofFirAndOffence_mayLieOutsideTheRowsProvince() {
    String columns = ",province,district,fir_number,fir_station,fir_district,offence_district";
    takeIn(columns, ",Punjab,Lahore,12/2024,Saddar,Peshawar,سکھر");
    assertThat(person().addresses().get(0).district()).isEqualTo("PB-lahore");
    assertThat(offence().fir()).isNotNull();
    assertThat(offence().fir().district()).isEqualTo("KP-peshawar");
    assertThat(offence().district()).isEqualTo("SD-sukkur");

    takeIn(columns, ",Punjab,Peshawar,12/2024,Saddar,Peshawar,سکھر");
    assertThat(desk.rejections()).singleElement().asString().startsWith("2 district: a district");
    takeIn(columns, ",Atlantis,,12/2024,Saddar,Peshawar,");
    assertThat(desk.rejections()).singleElement().asString().startsWith("2 fir_district: a ");
  }

  @Test
  void victimRelation_isOneOfAList_sinceInFreeWordsAVictimsNameWouldStand() {
    desk.mapping("victim_relation.NEIGHBOUR = Hamsaya | پڑوسی");
    String header = Desk.HEADER + ",victim_relation";
    desk.takeIn(
        header,
        Desk.row("1", "", "Imran Ali") + ",step-parent",
        Desk.row("2", "", "Imran Ali") + ",پڑوسی",
        Desk.row("3", "", "Imran Ali") + ",Step  Parent",
        Desk.row("4", "", "Imran Ali") + ",uncle of Ayesha",
        Desk.row("5", "", "Imran Ali") + ",N/A");
    assertThat(desk.records())
        .flatExtracting(record -> record.offences().get(0).victims())
        .extracting(victim -> victim.relation())
        .containsExactly("STEP_PARENT", "NEIGHBOUR", "STEP_PARENT");
    assertThat(desk.rejections())
        .singleElement()
        .asString()
        .startsWith("5 victim_relation: one of [STRANGER, NEIGHBOUR, TEACHER,")
        .doesNotContain("Ayesha");
  }
}
