package org.panah;

import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.offender.OffenderId;
import org.panah.person.Identifier;

/**
 * The audit of a registry, as one {@link Session} sees it. Reading it is audited too, before the
 * answer is given. Every method throws {@link PanahException.NotPermitted} unless the session is
 * one of oversight.
 */
public interface AuditTrail {
  /**
   * All entries, oldest first.
   *
   * @param page which part
   * @return a page
   */
  Page<AuditEntry> entries(PageRequest page);

  /**
   * Who was shown a record or changed it, oldest first.
   *
   * @param id the record, erased or not
   * @param page which part
   * @return a page, empty if nobody did
   */
  Page<AuditEntry> about(OffenderId id, PageRequest page);

  /**
   * Who asked about an identifier, oldest first, whether or not a record was found. Sees only
   * questions whose digests were made with the registry's present term key.
   *
   * @param identifier the number
   * @param page which part
   * @return a page, empty if nobody did
   */
  Page<AuditEntry> asked(Identifier identifier, PageRequest page);

  /**
   * What a walk over the whole chain finds.
   *
   * @return the first entry that does not fit, or none
   */
  AuditChain.Verification verify();
}
