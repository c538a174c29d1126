package org.panah;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Decision;
import org.panah.access.Question;
import org.panah.access.RecordClass;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.hit.Hit;
import org.panah.hit.Hits;
import org.panah.match.PersonQuery;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.person.Identifier;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Key;

/** Offender records as a session sees them: reading here, writing in {@link OffenderWriter}. */
final class EmbeddedOffenders implements Offenders {
  private static final PageRequest LOOK_UP = PageRequest.first(PageRequest.MAX_LIMIT);

  private final EmbeddedRegistry registry;
  private final Access access;
  private final Auditor auditor;

  EmbeddedOffenders(EmbeddedRegistry registry, Access access) {
    this.registry = registry;
    this.access = access;
    this.auditor = registry.auditor;
  }

  @Override
  public Hits find(Identifier identifier) {
    List<String> terms = List.of(auditor.digest(identifier.token()));
    return looking(Action.FIND, terms, () -> lookUp(identifier));
  }

  @Override
  public Hits search(PersonQuery query) {
    return looking(
        Action.SEARCH,
        auditor.digests(query),
        () -> NameSearch.hits(registry, document -> visible(document, Action.SEARCH), query));
  }

  @Override
  public Stream<Screened> screen(Stream<PersonQuery> queries) {
    return Screening.of(queries, this::search);
  }

  private Hits looking(Action action, List<String> terms, Supplier<Hits> looking) {
    auditor.gate(access, action, () -> decide(action, null), List.of(), terms);
    Hits hits;
    try {
      hits = looking.get();
    } catch (RuntimeException e) {
      throw auditor.failed(access, action, e, List.of(), terms);
    }
    auditor.allowed(access, action, ids(hits), terms);
    return hits;
  }

  private static List<String> ids(Hits hits) {
    return switch (hits.size()) {
      case 0 -> List.of();
      case 1 -> List.of(hits.list().get(0).record().id().value());
      default -> hits.list().stream().map(hit -> hit.record().id().value()).toList();
    };
  }

  Decision mayFind() {
    return decide(Action.FIND, null);
  }

  /** The answer before it is audited. */
  Hits lookUp(Identifier identifier) {
    Key key = new Key(identifier.token());
    Page<Document> page = registry.store.find(key, LOOK_UP);
    if (page.items().isEmpty()) {
      return new Hits(List.of(), 0, page.asOf());
    }
    List<Hit> hits = new ArrayList<>(page.items().size());
    int withheld = collect(page, identifier, hits);
    Page<Document> last = page;
    while (last.nextToken() != null) {
      last = registry.store.find(key, new PageRequest(LOOK_UP.limit(), last.nextToken()));
      withheld += collect(last, identifier, hits);
    }
    if (hits.size() > 1) {
      hits.sort(Comparator.comparing(Hit::grade));
    }
    return new Hits(hits, withheld, page.asOf());
  }

  /** Adds the hits of a page; answers how many of its records the policy keeps back. */
  private int collect(Page<Document> page, Identifier identifier, List<Hit> hits) {
    int withheld = 0;
    for (Document document : page.items()) {
      try {
        OffenderRecord record = visible(document, Action.FIND);
        Hit hit = record == null ? null : IdentifierGrades.hit(record, identifier);
        if (hit != null) {
          hits.add(hit);
        }
      } catch (PanahException.NotPermitted e) {
        withheld++;
      }
    }
    return withheld;
  }

  @Override
  public Optional<OffenderRecord> get(OffenderId id) {
    return asking(
        Action.READ,
        null,
        List.of(id.value()),
        () ->
            registry
                .store
                .get(new DocumentId(id.value()))
                .map(document -> visible(document, Action.READ)));
  }

  @Override
  public List<OffenderRecord> history(OffenderId id) {
    DocumentId documentId = new DocumentId(id.value());
    return asking(
        Action.HISTORY,
        access.agency(),
        List.of(id.value()),
        () -> {
          Document newest =
              registry
                  .store
                  .get(documentId)
                  .filter(document -> visible(document, Action.READ) != null)
                  .orElseThrow(() -> new PanahException.NotFound("offender record"));
          permit(decide(Action.HISTORY, newest.owner()));
          List<OffenderRecord> versions = new ArrayList<>();
          for (Document version : registry.store.history(newest.id())) {
            OffenderRecord seen = RecordView.of(version, registry.policy, access, Action.HISTORY);
            if (seen != null) {
              versions.add(seen);
            }
          }
          return versions;
        });
  }

  @Override
  public Page<OffenderRecord> list(Agency owner, PageRequest page) {
    return listing(owner, page, document -> visible(document, Action.LIST));
  }

  @Override
  public Page<Lapsed> lapsed(Agency owner, PageRequest page) {
    return listing(
        owner,
        page,
        document ->
            isRecord(document) && RecordView.record(document).lapsed(registry.today())
                ? new Lapsed(new OffenderId(document.id().value()), document.version())
                : null);
  }

  // A page is a stretch of the owner's journal: what changes meanwhile moves to its end, so nothing
  // is
  // passed over.
  private <T> Page<T> listing(
      Agency owner, PageRequest page, Function<Document, @Nullable T> shown) {
    return asking(
        Action.LIST,
        owner,
        List.of(),
        () -> {
          Cursor cursor = page.after() == null ? Cursor.startOf(owner) : Cursor.parse(page.after());
          List<T> items = new ArrayList<>();
          var asOf = registry.time.instant();
          List<Change> changes = registry.store.changes(cursor, page.limit());
          for (Change change : changes) {
            Document document = change.document();
            if (!document.owner().equals(owner)) {
              throw new PanahException.InvalidRequest("after", "a token that this list gave");
            }
            T item = shown.apply(document);
            if (item != null) {
              items.add(item);
            }
          }
          boolean more = changes.size() == page.limit();
          return new Page<>(items, more ? cursor.after(changes).encode() : null, asOf);
        });
  }

  @Override
  public OffenderRecord register(OffenderRecord record) {
    return writer().register(record);
  }

  @Override
  public OffenderRecord amend(OffenderRecord changed) {
    return writer().amend(changed);
  }

  @Override
  public void erase(OffenderId id, long version) {
    writer().erase(id, version);
  }

  @Override
  public List<Taken> takeIn(List<OffenderRecord> records) {
    return new BatchWriter(registry, access).takeIn(records);
  }

  private OffenderWriter writer() {
    return new OffenderWriter(registry, access);
  }

  private static boolean isRecord(Document document) {
    return !document.erased() && document.kind().equals(RecordView.KIND);
  }

  private @Nullable OffenderRecord visible(Document document, Action action) {
    if (!isRecord(document) || RecordView.record(document).lapsed(registry.today())) {
      return null;
    }
    return RecordView.of(document, registry.policy, access, action);
  }

  private static void permit(Decision decision) {
    String rule = decision.refusedBy();
    if (rule != null) {
      throw new PanahException.NotPermitted(rule);
    }
  }

  private Decision decide(Action action, @Nullable Agency owner) {
    return registry.policy.decide(access, new Question(action, owner, RecordClass.ADULT));
  }

  /** Decides, reads and audits, in this order; what is returned has been written down. */
  private <T> T asking(
      Action action, @Nullable Agency owner, List<String> subjects, Supplier<T> reading) {
    auditor.gate(access, action, () -> decide(action, owner), subjects, List.of());
    T answer;
    try {
      answer = reading.get();
    } catch (RuntimeException e) {
      throw auditor.failed(access, action, e, subjects, List.of());
    }
    auditor.allowed(access, action, shown(answer, subjects), List.of());
    return answer;
  }

  private static List<String> shown(@Nullable Object answer, List<String> subjects) {
    if (answer instanceof Page<?> page) {
      return page.items().stream()
          .map(item -> item instanceof OffenderRecord r ? r.id() : ((Lapsed) item).id())
          .map(OffenderId::value)
          .toList();
    }
    return subjects;
  }
}
