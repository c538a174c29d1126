package org.panah.access;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.reference.ReferenceData;
import org.panah.reference.RoleEntry;

/** The default policy: seven named rules over the table of roles. */
final class StandardPolicy implements AccessPolicy {
  private static final Decision ROLE_UNKNOWN = Decision.refusedBy("role-unknown");
  private static final Decision ROLE_MAY_NOT = Decision.refusedBy("role-may-not");
  private static final Decision OWNER_WRITES = Decision.refusedBy("only-the-owner-writes");
  private static final Decision OWNER_LISTS = Decision.refusedBy("only-the-owner-lists");
  private static final Decision CASE_NEEDED = Decision.refusedBy("reading-needs-a-case");
  private static final Decision JUVENILE = Decision.refusedBy("juvenile-stays-with-owner");
  private static final Decision KEEPING = Decision.refusedBy("feed-is-for-record-keeping");
  private static final Decision OVERSIGHT = Decision.refusedBy("audit-is-for-oversight");

  private final Map<String, RoleEntry> roles = new HashMap<>();

  StandardPolicy(ReferenceData reference) {
    reference.roles().forEach(role -> roles.put(role.code(), role));
  }

  @Override
  public Decision decide(Access access, Question question) {
    RoleEntry role = roles.get(access.role().code());
    if (role == null) {
      return ROLE_UNKNOWN;
    }
    Action action = question.action();
    if (action == Action.AUDIT) {
      return !role.oversees()
          ? ROLE_MAY_NOT
          : access.purpose() == Purpose.OVERSIGHT ? Decision.ALLOWED : OVERSIGHT;
    }
    if (action == Action.REPLICATE) {
      return !role.replicates()
          ? ROLE_MAY_NOT
          : access.purpose() == Purpose.RECORD_KEEPING ? Decision.ALLOWED : KEEPING;
    }
    if (action == Action.COUNT) {
      boolean own = access.agency().equals(question.owner());
      return role.oversees() || (own && role.reads()) ? Decision.ALLOWED : ROLE_MAY_NOT;
    }
    if (!mayAtAll(role, action)) {
      return ROLE_MAY_NOT;
    }
    @Nullable Agency owner = question.owner();
    boolean owned = owner != null && owner.equals(access.agency());
    if (owned) {
      return Decision.ALLOWED;
    }
    if (action.writes() || action.alerts()) {
      return OWNER_WRITES;
    }
    // An alert is there to be known.
    if (action == Action.ALERTS) {
      return Decision.ALLOWED;
    }
    if (action == Action.LIST
        || action == Action.HISTORY
        || action == Action.WATCHES
        || action == Action.POSTS
        || action == Action.UNWATCH) {
      return OWNER_LISTS;
    }
    if (question.recordClass() == RecordClass.JUVENILE) {
      return JUVENILE;
    }
    // By id a record may turn out to be one's own, which needs no case; a search spans all owners.
    if (owner == null && action == Action.READ) {
      return Decision.ALLOWED;
    }
    return access.purpose().needsCase() ? Decision.ALLOWED : CASE_NEEDED;
  }

  private static boolean mayAtAll(RoleEntry role, Action action) {
    if (action == Action.AUTHORISE) {
      return role.authorises();
    }
    if (action.alerts() || action == Action.ACKNOWLEDGE || action == Action.SUBSCRIBE) {
      return role.raises();
    }
    return action.writes() ? role.writes() : role.reads();
  }
}
