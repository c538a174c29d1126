package org.panah.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.panah.Screened;
import org.panah.Taken;
import org.panah.alert.Alert;
import org.panah.alert.AlertCounts;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.LikelyDuplicate;
import org.panah.alert.PostId;
import org.panah.alert.RankedSighting;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.match.PersonQuery;
import org.panah.offender.OffenderRecord;
import org.panah.person.Identifier;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Key;

/**
 * The bodies of requests and answers that are no record, query or page by themselves. Each hides in
 * its text what it holds.
 */
public final class Messages {
  /** The media type of a stream of changes. */
  public static final String EVENT_STREAM = "text/event-stream";

  private Messages() {}

  // A list that is left out is no empty one: what lacks it tells something else.
  private static void there(String field, @Nullable Object part) {
    if (part == null) {
      throw new PanahException.InvalidRequest(field, "required");
    }
  }

  /** Queries, each to be answered. */
  public record Screening(List<PersonQuery> queries) {
    @Override
    public String toString() {
      return "Screening[" + queries.size() + "]";
    }
  }

  /** The answers to queries, in their order, numbered from 1. */
  public record ScreeningAnswers(List<Screened> answers) {
    /** Checks that there is a list. */
    public ScreeningAnswers {
      there("answers", answers);
    }
  }

  /** Versions of a record, oldest first. */
  public record History(List<OffenderRecord> versions) {
    /** Checks that there is a list. */
    public History {
      there("versions", versions);
    }
  }

  /** Records to be taken in. */
  public record Intake(List<OffenderRecord> records) {}

  /** What became of each. */
  public record IntakeOutcomes(List<Taken> outcomes) {
    /** Checks that there is a list. */
    public IntakeOutcomes {
      there("outcomes", outcomes);
    }
  }

  /** The version at which something was read that is to change. */
  public record AtVersion(long version) {}

  /** Alerts that may tell of the same child. */
  public record LikelyDuplicates(List<LikelyDuplicate> duplicates) {
    /** Checks that there is a list. */
    public LikelyDuplicates {
      there("duplicates", duplicates);
    }
  }

  /**
   * Whether an alert that looks alike tells of the same child.
   *
   * @param version at which one's own alert was read
   * @param other the alert that looks alike
   * @param same whether it is the same child
   * @param reason how they differ, if it is not; else null
   */
  public record DuplicateDecision(
      long version, AlertId other, boolean same, @Nullable String reason) {
    @Override
    public String toString() {
      return "DuplicateDecision[" + version + ", " + other + ", " + same + "]";
    }
  }

  /** A changed alert, and what is new. */
  public record AlertUpdate(Alert alert, @Nullable String note) {
    @Override
    public String toString() {
      return "AlertUpdate[" + alert + "]";
    }
  }

  /** How an alert ends that was read at a version. */
  public record AlertEnding(long version, AlertEnd end) {}

  /** Posts. */
  public record Recipients(List<PostId> posts) {
    /** Checks that there is a list. */
    public Recipients {
      there("posts", posts);
    }
  }

  /** A post of the asker's agency. */
  public record ForPost(PostId post) {}

  /** Alerts in numbers, for each agency. */
  public record Counts(List<AlertCounts> counts) {
    /** Checks that there is a list. */
    public Counts {
      there("counts", counts);
    }
  }

  /** Sightings, nearest first. */
  public record Sightings(List<RankedSighting> sightings) {
    /** Checks that there is a list. */
    public Sightings {
      there("sightings", sightings);
    }
  }

  /** A query that is to stand for some time. */
  public record NewWatch(PersonQuery query, Duration length) {}

  /**
   * A document as it became in its owner's journal. Opaque: what the body is depends on the kind,
   * and on nothing that the wire knows.
   *
   * @param epoch the run of the owner's journal
   * @param document its name
   * @param kind what the body is
   * @param owner in whose journal it stands
   * @param version 1 for the first, then one more each time
   * @param sequence its place in the owner's journal
   * @param time when it was appended
   * @param keys the tokens by which it is found; none once erased
   * @param body the bytes in base 64 (RFC 4648, section 4); empty once erased
   * @param erased whether it is a tombstone
   */
  public record ChangedDocument(
      String epoch,
      String document,
      String kind,
      Agency owner,
      long version,
      long sequence,
      Instant time,
      List<String> keys,
      String body,
      boolean erased) {
    /** The change in the form of the wire. */
    static ChangedDocument of(Change change) {
      Document document = change.document();
      return new ChangedDocument(
          change.epoch(),
          document.id().value(),
          document.kind(),
          document.owner(),
          document.version(),
          document.sequence(),
          document.time(),
          document.keys().stream().map(Key::token).sorted().toList(),
          Base64.getEncoder().encodeToString(document.body()),
          document.erased());
    }

    /**
     * The change.
     *
     * @throws PanahException.InvalidRequest if a part has not the form it must have
     */
    Change change() {
      byte[] bytes;
      try {
        bytes = Base64.getDecoder().decode(body);
      } catch (IllegalArgumentException e) {
        throw new PanahException.InvalidRequest("body", "base 64");
      }
      return new Change(
          new Document(
              new DocumentId(document),
              kind,
              owner,
              version,
              sequence,
              time,
              keys.stream().map(Key::new).collect(Collectors.toSet()),
              bytes,
              erased),
          epoch);
    }

    @Override
    public String toString() {
      return "ChangedDocument[" + document + ", v" + version + "]";
    }
  }

  /**
   * What has changed after a place.
   *
   * @param changes in the order of the feed
   * @param position the place after them, at which the next question begins
   */
  public record Changes(List<ChangedDocument> changes, String position) {
    /** Checks that there is a list, and a place. */
    public Changes {
      there("changes", changes);
      there("position", position);
    }

    /** What was read after a place, in the form of the wire. */
    public static Changes of(Cursor after, List<Change> changes) {
      return new Changes(
          changes.stream().map(ChangedDocument::of).toList(), after.after(changes).encode());
    }

    /** The changes. */
    List<Change> all() {
      return changes.stream().map(ChangedDocument::change).toList();
    }
  }

  /**
   * Who asked about a number.
   *
   * @param identifier the number
   * @param limit how many entries at most
   * @param after the token of the page before; null for the first page
   */
  public record AuditQuestion(Identifier identifier, int limit, @Nullable String after) {
    @Override
    public String toString() {
      return "AuditQuestion[hidden]";
    }
  }

  /**
   * How a node is.
   *
   * @param status {@code up}, or {@code down} if its store does not answer
   * @param asOf every change committed before this instant is reflected in its answers; null if it
   *     cannot tell
   * @param version of the contract
   */
  public record Health(String status, @Nullable Instant asOf, String version) {}
}
