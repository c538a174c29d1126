package org.panah.codec;

import java.util.stream.Collectors;
import org.panah.common.PanahException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a JSON text, without a word of it. */
final class Refusals {
  static final String NOT_THE_JSON = "not the JSON of such a field";

  private Refusals() {}

  /**
   * What is wrong with a text that could not be read.
   *
   * @param failure of Jackson's, which quotes the text
   * @return the field's path and the rule, and nothing of the text
   */
  static PanahException.InvalidRequest of(JacksonException failure) {
    String path = "";
    if (failure instanceof DatabindException) {
      // The name of a field that nobody knows is a text of the source's too.
      boolean unknown = failure instanceof UnrecognizedPropertyException;
      path =
          failure.getPath().stream()
              .limit(failure.getPath().size() - (unknown ? 1 : 0))
              .map(
                  step ->
                      step.getPropertyName() != null
                          ? "." + step.getPropertyName()
                          : "[" + step.getIndex() + "]")
              .collect(Collectors.joining());
      path = path.startsWith(".") ? path.substring(1) : path;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PanahException.InvalidRequest rule) {
        return new PanahException.InvalidRequest(field(failure, path, rule.field()), rule.rule());
      }
    }
    if (!path.isEmpty() && isMissing(failure)) {
      return new PanahException.InvalidRequest(path, "required");
    }
    return new PanahException.InvalidRequest(
        path.isEmpty() ? "record" : path,
        failure instanceof UnrecognizedPropertyException
            ? "only fields that a record has, and one here is none of them"
            : NOT_THE_JSON);
  }

  // Jackson has no exception of its own for it; with other words there is another rule, and no
  // other answer.
  private static boolean isMissing(JacksonException failure) {
    return failure instanceof MismatchedInputException
        && failure.getOriginalMessage().startsWith("Missing required creator property");
  }

  // What a record's own checks refuse is found at the record's path, and is one of its fields; what
  // is no record is refused at its own path.
  private static String field(JacksonException failure, String path, String refused) {
    String last = refused.substring(refused.lastIndexOf('.') + 1);
    if (path.isEmpty()) {
      return refused;
    }
    return failure instanceof ValueInstantiationException && !path.endsWith("." + last)
        ? path + "." + last
        : path;
  }
}
