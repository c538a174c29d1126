package org.panah.access;

/** What is asked of a registry; the word that stands in the audit. */
public enum Action {
  /** Looking for records over all owners, by a number. */
  FIND,
  /** Looking for records over all owners, by a name and what else is known. */
  SEARCH,
  /** Reading one record by its id. */
  READ,
  /** Listing an owner's records. */
  LIST,
  /** Reading the earlier versions of a record. */
  HISTORY,
  /** Writing a new record. */
  REGISTER,
  /** Writing many records at once. */
  IMPORT,
  /** Changing a record. */
  AMEND,
  /** Erasing a record. */
  ERASE,
  /** Setting a standing watch. */
  WATCH,
  /** Listing an agency's standing watches. */
  WATCHES,
  /** Ending a standing watch, or erasing one whose time is over. */
  UNWATCH,
  /** Telling a standing watch of a record that matches it; decided as a search is, and by this. */
  TELL,
  /** Drafting or changing an alert that nobody was told of yet, or answering a likely duplicate. */
  RAISE,
  /** Making a draft known, as a second officer. */
  AUTHORISE,
  /** Changing an alert that is known. */
  UPDATE,
  /** Ending an alert. */
  END,
  /**
   * Reading alerts and their sightings, what is left of ended ones, and which may tell of the same
   * child.
   */
  ALERTS,
  /** Counting alerts, which tells nothing of any of them. */
  COUNT,
  /** Taking notice of an alert, for a post of one's agency. */
  ACKNOWLEDGE,
  /** Having a post of one's agency told of all that becomes known of an alert. */
  SUBSCRIBE,
  /** Recording a sighting or withdrawing it, or erasing those of an alert that has ended. */
  SIGHT,
  /** Telling posts of an alert, or of its end. */
  DISPATCH,
  /** Changing the agency's roster of posts, who are told of alerts. */
  ROSTER,
  /** Reading the agency's roster. */
  POSTS,
  /** Reading the audit itself. */
  AUDIT,
  /** Reading the change feed: every document of every owner, as it is kept. */
  REPLICATE;

  /** Whether the action changes a record, or the roster. */
  public boolean writes() {
    return this == REGISTER || this == IMPORT || this == AMEND || this == ERASE || this == ROSTER;
  }

  /** Whether the action changes an alert, or what is known of where its child was seen. */
  public boolean alerts() {
    return this == RAISE || this == AUTHORISE || this == UPDATE || this == END || this == SIGHT;
  }
}
