package org.panah.audit;

import java.time.Instant;
import java.util.List;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/**
 * An event with its place in the chain.
 *
 * @param number 1 for the first entry of a log, then one more each time
 * @param event what happened
 * @param hash the chain's hash up to and with this entry: 64 hexadecimal digits
 */
public record AuditEntry(long number, AuditEvent event, String hash) {
  /**
   * The number after which a page of entries begins; for logs.
   *
   * @param page the request
   * @return 0 for the first page
   * @throws PanahException.InvalidRequest if the request's token is not one that a log gave
   */
  public static long after(PageRequest page) {
    String token = page.after();
    try {
      long after = token == null ? 0 : Long.parseLong(token);
      if (after >= 0) {
        return after;
      }
    } catch (NumberFormatException e) {
      throw new PanahException.InvalidRequest("after", "a token that a page gave", e);
    }
    throw new PanahException.InvalidRequest("after", "a token that a page gave");
  }

  /**
   * A page made of entries that were read in order, one more than the limit; for logs.
   *
   * @param found at most limit + 1 entries
   * @param limit how many the page may hold
   * @param asOf how fresh they are
   * @return the page, with a token if there was one more
   */
  public static Page<AuditEntry> page(List<AuditEntry> found, int limit, Instant asOf) {
    if (found.size() <= limit) {
      return new Page<>(found, null, asOf);
    }
    return new Page<>(found.subList(0, limit), Long.toString(found.get(limit - 1).number()), asOf);
  }
}
