package org.panah;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.panah.alert.Alert;
import org.panah.alert.Post;
import org.panah.alert.Severity;
import org.panah.reference.District;
import org.panah.reference.RecipientRule;
import org.panah.reference.ReferenceData;

/** Which posts are told of an alert, by the table of recipients. Immutable. */
final class Recipients {
  private static final String ALL = "*";

  private final List<RecipientRule> rules;
  private final Map<String, String> provinces = new HashMap<>();

  Recipients(ReferenceData reference) {
    rules = reference.recipients();
    for (District district : reference.districts()) {
      provinces.put(district.slug(), district.province());
    }
  }

  /** Those of some posts that are told, in the order of their ids. */
  List<Post> of(Alert alert, Collection<Post> posts) {
    List<Post> told = new ArrayList<>();
    for (Post post : posts) {
      if (rules.stream().anyMatch(rule -> tells(rule, alert, post))) {
        told.add(post);
      }
    }
    told.sort(Comparator.comparing(post -> post.id().value()));
    return told;
  }

  private boolean tells(RecipientRule rule, Alert alert, Post post) {
    return (rule.category().equals(ALL) || rule.category().equals(alert.category().name()))
        && (rule.severity().equals(ALL) || isAsGrave(alert.severity(), rule.severity()))
        && (rule.kind().equals(ALL) || rule.kind().equals(post.kind()))
        && isWithin(rule.within(), alert.place().district(), post.areas());
  }

  /** Severities are in the order of their gravity. */
  private static boolean isAsGrave(Severity severity, String least) {
    return severity.compareTo(Severity.valueOf(least)) <= 0;
  }

  private boolean isWithin(RecipientRule.Within within, String district, List<String> areas) {
    return switch (within) {
      case COUNTRY -> true;
      case NONE -> false;
      case PROVINCE -> {
        String province = provinces.get(district);
        yield areas.isEmpty()
            || areas.stream()
                .anyMatch(
                    area ->
                        area.equals(province)
                            || (province != null && province.equals(provinces.get(area))));
      }
      case DISTRICT ->
          areas.isEmpty()
              || areas.contains(district)
              || areas.stream().anyMatch(area -> area.equals(provinces.get(district)));
    };
  }
}
