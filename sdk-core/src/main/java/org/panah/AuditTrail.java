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
   * The entries that name a record: who was shown it, changed it or tried to, oldest first.
   *
   * @param id the record, erased or not
   * @param page which part
   * @return a page, empty if nobody did
   */
  Page<AuditEntry> about(OffenderId id, PageRequest page);

  /**
   * Who asked about an identifier, oldest first, whether or not a record was found.
   *
   * @param identifier the number
   * @param page which part
   * @return a page, empty if nobody did
   * @throws PanahException.InvalidRequest if the registry has a random term key and the audit holds
   *     questions of earlier runs, which cannot be told any more: see {@link
   *     RegistryBuilder#termKey}
   */
  Page<AuditEntry> asked(Identifier identifier, PageRequest page);

  /**
   * What a walk over the whole chain finds.
   *
   * @return the first entry that does not fit, or none
   */
  AuditChain.Verification verify();
}
