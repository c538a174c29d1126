import java.nio.file.Path;
import java.time.LocalDate;
import org.panah.*;
import org.panah.access.*;
import org.panah.common.Agency;
import org.panah.jdbc.JdbcStorage;
import org.panah.match.PersonQuery;
import org.panah.offender.*;
import org.panah.person.*;

class FirstHit {
  public static void main(String[] args) {
    var punjab = Agency.of("PB-POL");
    var cnic = Cnic.parse("35299-1234567-1");
    try (var panah = Registry.builder(JdbcStorage.embedded(Path.of("db"))).agency(punjab).build()) {
      var fir = CaseReference.fir("123/2026", "Model Town, Lahore");
      var officer = Access.by("officer-4711", Role.SUPERVISOR).of(punjab);
      var offenders = panah.as(officer.forPurpose(Purpose.INVESTIGATION, fir)).offenders();
      var person = Person.named("Muhammad Imran @ Mani").father("Ghulam Rasul").born("1985");
      var record = OffenderRecord.of(punjab, person.identifier(cnic).build());
      record.offence(Offence.under("PPC 377B").stage(Stage.CHARGED, null).build());
      record.id(OffenderId.of("model-town-123-2026")).legalBasis(LegalBasis.of("CRPC-1898-S173"));
      offenders.register(record.reviewBy(LocalDate.of(2029, 1, 1)).build());
      offenders.find(cnic).forEach(hit -> System.out.println(hit + " " + hit.evidence()));
      var query = PersonQuery.named("Mohd Imran").father("Ghulam Rasool").bornAbout(1985);
      offenders.search(query).forEach(hit -> System.out.println(hit + " " + hit.evidence()));
    }
  }
}
