package org.panah.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.common.Page;
import org.panah.common.PageRequest;

/**
 * The hash chain over audit entries: each hash covers the one before it and every field of the
 * entry, so that nothing can be changed, put in or taken out before an entry whose hash is known.
 *
 * <p>Cutting entries off the end is seen as long as the log remembers its end ({@link
 * AuditLog#last}); whoever can change that memory too leaves a shorter chain that is sound in
 * itself. To see that, keep {@link Verification#lastHash()} somewhere else and look for it later.
 */
public final class AuditChain {
  /** The hash before the first entry. */
  public static final String START = "0".repeat(64);

  private static final HexFormat HEX = HexFormat.of();
  // Looking up the algorithm costs a third of the hash; a digest that has answered is as new.
  private static final ThreadLocal<MessageDigest> DIGESTS =
      ThreadLocal.withInitial(AuditChain::sha256);
  private static final int PAGE = PageRequest.MAX_LIMIT;

  private AuditChain() {}

  /**
   * What a walk over a log found.
   *
   * @param entries how many entries are sound, counted from the first
   * @param lastHash the hash of the last sound entry
   * @param firstBroken the number of the first entry that does not fit; null if the whole log is
   *     sound
   */
  public record Verification(long entries, String lastHash, @Nullable Long firstBroken) {
    /** Whether the whole log is sound. */
    public boolean sound() {
      return firstBroken == null;
    }
  }

  /**
   * The entry that an event becomes after another; for logs.
   *
   * @param lastNumber the number of the last entry, 0 if there is none
   * @param lastHash the hash of the last entry, {@link #START} if there is none
   * @param event what happened
   * @return the next entry
   */
  public static AuditEntry next(long lastNumber, String lastHash, AuditEvent event) {
    long number = lastNumber + 1;
    return new AuditEntry(number, event, hash(number, lastHash, event));
  }

  /**
   * What a walk over a whole log finds.
   *
   * @param log the log
   * @return the first entry that does not fit, or none
   */
  public static Verification verify(AuditLog log) {
    long last = log.last().map(AuditEntry::number).orElse(0L);
    long number = 0;
    String hash = START;
    Optional<PageRequest> request = Optional.of(PageRequest.first(PAGE));
    while (request.isPresent()) {
      Page<AuditEntry> page = log.entries(request.get());
      for (AuditEntry entry : page.items()) {
        String expected = hash(number + 1, hash, entry.event());
        if (entry.number() != number + 1 || !entry.hash().equals(expected)) {
          return new Verification(number, hash, number + 1);
        }
        number = entry.number();
        hash = entry.hash();
      }
      request = page.next(PAGE);
    }
    // What the log knew to be its end before must have been met on the way.
    return number < last
        ? new Verification(number, hash, number + 1)
        : new Verification(number, hash, null);
  }

  private static String hash(long number, String lastHash, AuditEvent event) {
    Access access = event.access();
    CaseReference ref = access.caseReference();
    CanonicalForm form =
        new CanonicalForm()
            .text(lastHash)
            .number(number)
            .number(event.at().toEpochMilli())
            .text(event.node())
            .text(access.officer())
            .text(access.role().code())
            .text(access.agency().code())
            .text(access.purpose().name())
            .text(ref == null ? null : ref.kind())
            .text(ref == null ? null : ref.number())
            .text(ref == null ? null : ref.place())
            .text(access.correlation())
            .text(event.action().name())
            .text(event.outcome().name())
            .text(event.rule())
            .number(event.subjects().size());
    event.subjects().forEach(form::text);
    form.number(event.terms().size());
    event.terms().forEach(form::text);
    MessageDigest digest = DIGESTS.get();
    form.addTo(digest);
    return HEX.formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
