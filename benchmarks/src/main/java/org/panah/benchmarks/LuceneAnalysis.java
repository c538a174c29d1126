package org.panah.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.icu.ICUTransformFilterFactory;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.phonetic.DoubleMetaphoneFilterFactory;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How Lucene reads a name: Arabic script normalised and transliterated by ICU, everything in small
 * ASCII letters; then as words, sounds, consonants and trigrams.
 */
final class LuceneAnalysis {
  /** A way to read a name. */
  enum Kind {
    WORD,
    SOUND,
    CONSONANTS,
    TRIGRAM;

    /** The field in which a name is read in this way. */
    String field(String name) {
      return name + "_" + name();
    }
  }

  private final Map<Kind, Analyzer> analyzers = new EnumMap<>(Kind.class);

  LuceneAnalysis() {
    try {
      analyzers.put(Kind.WORD, words().build());
      analyzers.put(
          Kind.SOUND,
          words().addTokenFilter(DoubleMetaphoneFilterFactory.class, "inject", "false").build());
      analyzers.put(
          Kind.CONSONANTS,
          replace(replace(words(), "(?!^)[aeiouvwy]", ""), "(.)\\1+", "$1").build());
      analyzers.put(
          Kind.TRIGRAM,
          replace(words(), "^(.*)$", "_$1_")
              .addTokenFilter("nGram", "minGramSize", "3", "maxGramSize", "3")
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CustomAnalyzer.Builder words() throws IOException {
    CustomAnalyzer.Builder words =
        CustomAnalyzer.builder()
            .withTokenizer("standard")
            .addTokenFilter("lowercase")
            .addTokenFilter("arabicNormalization")
            .addTokenFilter("persianNormalization")
            .addTokenFilter(
                ICUTransformFilterFactory.class, "id", "[:Arabic:]; Any-Latin; Latin-ASCII")
            .addTokenFilter("asciiFolding");
    return replace(words, "[^a-z0-9]", "").addTokenFilter("length", "min", "1", "max", "64");
  }

  private static CustomAnalyzer.Builder replace(
      CustomAnalyzer.Builder builder, String pattern, String replacement) throws IOException {
    return builder.addTokenFilter("patternReplace", "pattern", pattern, "replacement", replacement);
  }

  /** The analyzer of documents. */
  Analyzer perField() {
    Map<String, Analyzer> fields = new HashMap<>();
    analyzers.forEach(
        (kind, analyzer) -> {
          fields.put(kind.field("name"), analyzer);
          fields.put(kind.field("father"), analyzer);
        });
    return new PerFieldAnalyzerWrapper(new StandardAnalyzer(), fields);
  }

  /** The terms of a text, in order. */
  List<String> terms(Kind kind, String text) {
    List<String> terms = new ArrayList<>();
    Analyzer analyzer = analyzers.get(kind);
    if (analyzer == null) {
      return terms;
    }
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }
}
