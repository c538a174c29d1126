package org.panah.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.panah.common.PanahException;
import org.panah.hit.Grade;
import org.panah.person.Person;
import org.panah.reference.ReferenceData;

/**
 * Persons in memory, found by name in any spelling, with the evidence. Safe for use by many
 * threads: searches wait for nobody and see the index as it was when they began, whole; changes are
 * made by one thread after the other, and are seen by every search that begins after they returned.
 *
 * <p>It holds words, dates and numbers of those who are in it, and those of persons who have gone
 * until it comes to rewrite the part that they were in; words stay. Nothing of it is ever written
 * anywhere.
 */
public final class PersonIndex {
  // A part is joined with the one before it unless that has so many times its rows.
  private static final int GROWTH = 2;

  private final NameReader reader;
  private final Expansions expansions;
  private final ConcurrentLinkedQueue<Candidates> spare = new ConcurrentLinkedQueue<>();
  private final Vocabulary vocabulary;
  private final Districts districts = new Districts();
  private volatile View view;

  private PersonIndex(ReferenceData reference) {
    reader = new NameReader(reference.nameWords());
    SoundReader sounds = new SoundReader(reference.sounds());
    expansions = new Expansions(sounds, new SoundDistance(reference.soundCosts()));
    vocabulary = new Vocabulary(sounds);
    view = new View(List.of(), Counts.NONE, vocabulary, districts);
  }

  /**
   * An empty index.
   *
   * @param reference with the tables of sounds and of words in names
   * @return the index
   */
  public static PersonIndex of(ReferenceData reference) {
    return new PersonIndex(reference);
  }

  /**
   * Puts persons in the place of what was known under their ids, or takes them out.
   *
   * @param persons by id; an empty value takes the person out
   */
  public void apply(Map<String, Optional<Person>> persons) {
    String[] ids = persons.keySet().toArray(String[]::new);
    for (String id : ids) {
      if (!UTF_8.newEncoder().canEncode(id)) {
        throw new PanahException.InvalidRequest("id", "no half of a surrogate pair");
      }
    }
    Entry[] entries = new Entry[ids.length];
    Person[] known = new Person[ids.length];
    int count = 0;
    for (Optional<Person> person : persons.values()) {
      known[count++] = person.orElse(null);
    }
    // Reading names needs no lock, and takes most of the time.
    IntStream.range(0, ids.length)
        .parallel()
        .filter(i -> known[i] != null)
        .forEach(i -> entries[i] = Entry.of(ids[i], known[i], reader));
    change(persons.keySet(), entries);
    // The threads may hold on to their last task for long.
    Arrays.fill(known, null);
    Arrays.fill(entries, null);
  }

  private synchronized void change(Set<String> ids, Entry[] entries) {
    List<Part> parts = without(ids);
    SegmentBuilder builder = new SegmentBuilder(entries.length);
    for (Entry entry : entries) {
      if (entry != null && !entry.rows().isEmpty()) {
        builder.add(entry, vocabulary, districts);
      }
    }
    if (builder.rows() > 0) {
      parts.add(Part.of(new Segment(builder, vocabulary)));
    }
    view = new View(List.copyOf(joined(parts)), view.counts(), vocabulary, districts);
  }

  private List<Part> without(Set<String> ids) {
    List<Part> parts = new ArrayList<>();
    for (Part part : view.parts()) {
      IntList gone = new IntList(16);
      for (String id : ids) {
        int person = part.segment().person(id.getBytes(UTF_8));
        if (person >= 0 && !part.isGone(person)) {
          gone.add(person);
        }
      }
      parts.add(gone.size() == 0 ? part : part.without(gone));
    }
    return parts;
  }

  /** Joins parts from the end, so that there are few and each change is copied few times. */
  private List<Part> joined(List<Part> parts) {
    int from = parts.size();
    long rows = 0;
    for (int i = parts.size() - 1; i >= 0; i--) {
      Part part = parts.get(i);
      boolean small = i < parts.size() - 1 && part.segment().rows < GROWTH * rows;
      boolean hollow = part.live() < part.segment().persons / 2;
      if (small || hollow) {
        from = i;
      }
      rows += part.segment().rows;
    }
    if (from == parts.size()) {
      return parts;
    }
    List<Part> joined = new ArrayList<>(parts.subList(0, from));
    SegmentBuilder builder = new SegmentBuilder((int) Math.min(rows, Integer.MAX_VALUE / 4));
    for (Part part : parts.subList(from, parts.size())) {
      part.copy(builder);
    }
    if (builder.rows() > 0) {
      joined.add(Part.of(new Segment(builder, vocabulary)));
    }
    return joined;
  }

  /** Forgets everybody. */
  public synchronized void clear() {
    view = new View(List.of(), Counts.NONE, vocabulary, districts);
  }

  /** How many persons there are. */
  public int size() {
    return view.persons();
  }

  /**
   * The persons who may be the one asked for.
   *
   * @param query what is known
   * @return matches, best first, at most as many as the query wants; empty if nobody comes near
   * @throws PanahException.InvalidRequest if the query is about nobody in particular
   */
  public List<PersonMatch> search(PersonQuery query) {
    return search(query, Set.of());
  }

  /**
   * The persons who may be the one asked for, as if some were not in the index: who is left out
   * keeps nobody else from coming near.
   *
   * @param query what is known
   * @param without ids of those who are left out
   * @return matches, best first, at most as many as the query wants; empty if nobody comes near
   * @throws PanahException.InvalidRequest if the query is about nobody in particular
   */
  public List<PersonMatch> search(PersonQuery query, Set<String> without) {
    Question question = question(query);
    Candidates taken = spare.poll();
    Candidates candidates = taken == null ? new Candidates() : taken;
    try {
      Explainer explainer = new Explainer(question);
      List<PersonMatch> matches = new ArrayList<>();
      Ranking ranking = ranked(question, candidates, without);
      for (Ranking.Found found : ranking.inOrder()) {
        PersonMatch match = explainer.match(found);
        boolean shown = match.grade() != Grade.POSSIBLE || !ranking.isFar(found);
        if (shown && match.grade().compareTo(query.least()) <= 0) {
          matches.add(match);
        }
      }
      return matches;
    } finally {
      candidates.clear();
      spare.add(candidates);
    }
  }

  /** A query about the state of now. */
  Question question(PersonQuery query) {
    return new Question(query, view, reader, expansions);
  }

  static Ranking ranked(Question question, Candidates candidates, Set<String> without) {
    Ranking ranking = new Ranking(question.query, question.view, without);
    Search.identifiers(question, ranking);
    for (NameQuestion name : question.names) {
      new Search(question, name, candidates, ranking).run();
    }
    if (question.names.isEmpty() && (question.father != null || question.husband != null)) {
      new Search(question, null, candidates, ranking).run();
    }
    return ranking;
  }
}
