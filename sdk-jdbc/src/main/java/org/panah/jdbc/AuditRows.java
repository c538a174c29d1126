package org.panah.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditEvent.Outcome;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/** The rows of audit entries and of the subjects that they name. */
final class AuditRows {
  // Stands where somebody wrote into a row what no entry can hold; its hash fits no chain.
  private static final AuditEvent UNREADABLE =
      new AuditEvent(
          Instant.EPOCH,
          "unreadable",
          Access.by("unreadable", new Role("UNREADABLE"))
              .of(Agency.of("UNREADABLE"))
              .forPurpose(Purpose.OVERSIGHT),
          Action.AUDIT,
          Outcome.FAILED,
          "unreadable",
          List.of(),
          List.of());

  // MariaDB's driver takes a time without zone through the process's own zone, where there may be
  // no such time.
  private static final TimeZone UTC = TimeZone.getTimeZone(ZoneOffset.UTC);

  private AuditRows() {}

  /** Stands for an entry that is gone; its hash fits no chain. */
  static AuditEntry missing(long number) {
    return new AuditEntry(number, UNREADABLE, "");
  }

  static void insert(Handle handle, List<AuditEntry> entries) {
    try (PreparedBatch rows =
            handle.prepareBatch(
                """
                insert into panah_audit
                  (number, happened_at, node, officer, role, agency, purpose,
                   case_kind, case_number, case_place, correlation, action, outcome, rule, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        PreparedBatch subjects =
            handle.prepareBatch(
                """
                insert into panah_audit_subject (subject, number, is_term, position)
                values (?, ?, ?, ?)
                """)) {
      for (AuditEntry entry : entries) {
        add(rows, entry);
        add(subjects, entry.number(), false, entry.event().subjects());
        add(subjects, entry.number(), true, entry.event().terms());
      }
      rows.execute();
      if (subjects.size() > 0) {
        subjects.execute();
      }
    }
  }

  private static void add(PreparedBatch rows, AuditEntry entry) {
    AuditEvent event = entry.event();
    Access access = event.access();
    CaseReference ref = access.caseReference();
    rows.bind(0, entry.number())
        .bind(1, LocalDateTime.ofInstant(event.at().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC))
        .bind(2, event.node())
        .bind(3, access.officer())
        .bind(4, access.role().code())
        .bind(5, access.agency().code())
        .bind(6, access.purpose().name())
        .bind(7, ref == null ? null : ref.kind())
        .bind(8, ref == null ? null : ref.number())
        .bind(9, ref == null ? null : ref.place())
        .bind(10, access.correlation())
        .bind(11, event.action().name())
        .bind(12, event.outcome().name())
        .bind(13, event.rule())
        .bind(14, entry.hash())
        .add();
  }

  private static void add(PreparedBatch rows, long number, boolean terms, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      rows.bind(0, values.get(i)).bind(1, number).bind(2, terms).bind(3, i).add();
    }
  }

  /** The entries whose rows a query finds, with their subjects. */
  static List<AuditEntry> entries(Handle handle, Query query) {
    List<Row> rows = query.map((row, context) -> Row.of(row)).list();
    Map<Long, List<Mention>> mentions =
        mentions(handle, rows.stream().map(Row::number).toList()).stream()
            .collect(Collectors.groupingBy(Mention::number));
    return rows.stream()
        .map(row -> row.entry(mentions.getOrDefault(row.number(), List.of())))
        .toList();
  }

  private record Mention(long number, boolean isTerm, String subject) {}

  private static List<Mention> mentions(Handle handle, List<Long> numbers) {
    List<Mention> mentions = new ArrayList<>();
    for (List<Long> part : InLists.parts(numbers)) {
      handle
          .createQuery(
              """
              select number, is_term, subject from panah_audit_subject
              where number in (<numbers>)
              order by number, is_term, position
              """)
          .bindList("numbers", part)
          .map((row, context) -> new Mention(row.getLong(1), row.getBoolean(2), row.getString(3)))
          .forEach(mentions::add);
    }
    return mentions;
  }

  private record Row(
      long number,
      Instant at,
      String node,
      String officer,
      String role,
      String agency,
      String purpose,
      @Nullable String caseKind,
      @Nullable String caseNumber,
      @Nullable String casePlace,
      @Nullable String correlation,
      String action,
      String outcome,
      @Nullable String rule,
      String hash) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong(1),
          row.getTimestamp(2, Calendar.getInstance(UTC, Locale.ROOT)).toInstant(),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          row.getString(6),
          row.getString(7),
          row.getString(8),
          row.getString(9),
          row.getString(10),
          row.getString(11),
          row.getString(12),
          row.getString(13),
          row.getString(14),
          row.getString(15));
    }

    /** The entry; one that the verifier will call broken if the row holds what no entry can. */
    AuditEntry entry(List<Mention> mentions) {
      try {
        return new AuditEntry(number, event(mentions), hash);
      } catch (IllegalArgumentException | PanahException.InvalidRequest e) {
        return missing(number);
      }
    }

    private AuditEvent event(List<Mention> mentions) {
      CaseReference ref =
          caseKind == null || caseNumber == null || casePlace == null
              ? null
              : new CaseReference(caseKind, caseNumber, casePlace);
      Access access =
          new Access(
              officer,
              new Role(role),
              Agency.of(agency),
              Purpose.valueOf(purpose),
              ref,
              correlation);
      return new AuditEvent(
          at,
          node,
          access,
          Action.valueOf(action),
          Outcome.valueOf(outcome),
          rule,
          mentions.stream().filter(m -> !m.isTerm()).map(Mention::subject).toList(),
          mentions.stream().filter(Mention::isTerm).map(Mention::subject).toList());
    }
  }
}
