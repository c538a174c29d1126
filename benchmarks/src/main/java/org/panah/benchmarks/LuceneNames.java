package org.panah.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Lucene as somebody would set it up who knows it and has names to find: each word as it is, with
 * one or two letters wrong, by sound and by its consonants, whichever fits best; the whole by
 * trigrams; BM25 over all of it, and what is known beside names on top.
 */
final class LuceneNames implements NameEngine {
  private static final float FUZZY = 0.8f;
  private static final float SOUND = 0.6f;
  private static final float CONSONANTS = 0.5f;
  private static final float TRIGRAM = 0.2f;
  private static final float TIE = 0.1f;
  private static final float FATHER = 0.8f;
  private static final float DAY = 8;
  private static final float YEAR = 6;
  private static final float DAY_IN_YEAR = 5;
  private static final float DISTRICT = 3;
  private static final int SHORT = 4;
  private static final int LONG = 7;
  private static final int YEAR_DIGITS = 4;
  private static final int CLAUSES = 4_096;

  private final Path folder = Folders.make();
  private final LuceneAnalysis analysis = new LuceneAnalysis();
  private final MMapDirectory directory;
  private final IndexWriter writer;
  private @Nullable DirectoryReader reader;
  private @Nullable IndexSearcher searcher;

  LuceneNames() {
    IndexSearcher.setMaxClauseCount(CLAUSES);
    try {
      directory = new MMapDirectory(folder);
      IndexWriterConfig config = new IndexWriterConfig(analysis.perField());
      writer = new IndexWriter(directory, config.setRAMBufferSizeMB(256));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "Lucene";
  }

  @Override
  public void add(List<NameRow> people) {
    try {
      for (NameRow row : people) {
        writer.addDocument(document(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(NameRow row) {
    Document document = new Document();
    document.add(new StoredField("id", row.id()));
    addName(document, "name", row.name());
    if (!row.father().isEmpty()) {
      addName(document, "father", row.father());
    }
    if (!row.born().isEmpty()) {
      document.add(new StringField("born", row.born(), Field.Store.NO));
      document.add(new StringField("year", year(row.born()), Field.Store.NO));
      if (row.born().length() > YEAR_DIGITS) {
        document.add(new StringField("day", row.born().substring(YEAR_DIGITS), Field.Store.NO));
      }
    }
    if (!row.district().isEmpty()) {
      document.add(new StringField("district", row.district(), Field.Store.NO));
    }
    return document;
  }

  private static void addName(Document document, String field, String name) {
    for (LuceneAnalysis.Kind kind : LuceneAnalysis.Kind.values()) {
      document.add(new TextField(kind.field(field), name, Field.Store.NO));
    }
  }

  private static String year(String born) {
    return born.substring(0, YEAR_DIGITS);
  }

  @Override
  public void ready() {
    try {
      writer.commit();
      reader = DirectoryReader.open(writer);
      searcher = new IndexSearcher(reader);
      // Answers kept from the warm-up would not be searches.
      searcher.setQueryCache(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Found> search(NameRow row, int limit) {
    IndexSearcher ready = searcher;
    if (ready == null) {
      throw new IllegalStateException("not ready");
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    addWords(query, "name", row.name(), 1);
    addWords(query, "father", row.father(), FATHER);
    if (!row.born().isEmpty()) {
      addExact(query, "born", row.born(), DAY);
      addExact(query, "year", year(row.born()), YEAR);
      if (row.born().length() > YEAR_DIGITS) {
        addExact(query, "day", row.born().substring(YEAR_DIGITS), DAY_IN_YEAR);
      }
    }
    if (!row.district().isEmpty()) {
      addExact(query, "district", row.district(), DISTRICT);
    }
    try {
      StoredFields stored = ready.storedFields();
      List<Found> found = new ArrayList<>();
      for (ScoreDoc hit : ready.search(query.build(), limit).scoreDocs) {
        found.add(new Found(stored.document(hit.doc).get("id"), hit.score));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addExact(
      BooleanQuery.Builder query, String field, String value, float weight) {
    Query exact = new ConstantScoreQuery(new TermQuery(new Term(field, value)));
    query.add(new BoostQuery(exact, weight), BooleanClause.Occur.SHOULD);
  }

  private void addWords(BooleanQuery.Builder query, String field, String name, float boost) {
    for (String word : analysis.terms(LuceneAnalysis.Kind.WORD, name)) {
      List<Query> ways = new ArrayList<>();
      ways.add(new TermQuery(new Term(LuceneAnalysis.Kind.WORD.field(field), word)));
      if (word.length() >= SHORT) {
        Term term = new Term(LuceneAnalysis.Kind.WORD.field(field), word);
        ways.add(new BoostQuery(new FuzzyQuery(term, word.length() >= LONG ? 2 : 1), FUZZY));
      }
      addWays(ways, LuceneAnalysis.Kind.SOUND, field, word, SOUND);
      addWays(ways, LuceneAnalysis.Kind.CONSONANTS, field, word, CONSONANTS);
      Query best = new DisjunctionMaxQuery(ways, TIE);
      query.add(new BoostQuery(best, boost), BooleanClause.Occur.SHOULD);
    }
    for (String trigram : analysis.terms(LuceneAnalysis.Kind.TRIGRAM, name)) {
      Query one = new TermQuery(new Term(LuceneAnalysis.Kind.TRIGRAM.field(field), trigram));
      query.add(new BoostQuery(one, TRIGRAM * boost), BooleanClause.Occur.SHOULD);
    }
  }

  private void addWays(
      List<Query> ways, LuceneAnalysis.Kind kind, String field, String word, float boost) {
    for (String term : analysis.terms(kind, word)) {
      ways.add(new BoostQuery(new TermQuery(new Term(kind.field(field), term)), boost));
    }
  }

  @Override
  public long bytesInFiles() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (reader != null) {
        reader.close();
      }
      writer.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Folders.delete(folder);
  }
}
