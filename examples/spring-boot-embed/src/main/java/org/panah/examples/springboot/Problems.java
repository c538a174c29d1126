package org.panah.examples.springboot;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.http.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns the registry's errors into problems by RFC 9457, the same that a node answers. */
@RestControllerAdvice
class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** The problem; it names the field and the rule, and tells nothing of anybody. */
  @ExceptionHandler
  ProblemDetail problem(PanahException failure) {
    if (failure.code().retryable()) {
      // For whoever runs the machine; neither the message nor the cause holds a value.
      LOG.warn("{}: {}", failure.getMessage(), String.valueOf(failure.getCause()));
    }
    Problem problem = Problem.of(failure);
    ProblemDetail detail =
        ProblemDetail.forStatusAndDetail(
            HttpStatusCode.valueOf(problem.status()), problem.detail());
    detail.setType(URI.create(problem.type()));
    detail.setTitle(problem.title());
    add(detail, "field", problem.field());
    add(detail, "rule", problem.rule());
    add(detail, "what", problem.what());
    add(detail, "expected", problem.expected());
    add(detail, "actual", problem.actual());
    return detail;
  }

  private static void add(ProblemDetail detail, String name, @Nullable Object value) {
    if (value != null) {
      detail.setProperty(name, value);
    }
  }
}
