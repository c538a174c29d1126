package org.panah.jdbc;

import org.panah.alert.AlertMode;

/**
 * One step of a sequence. What it names by number is looked up when it is taken, and one that finds
 * nothing does nothing, so that every part of a sequence is a sequence too and a failing one
 * shrinks.
 */
interface AlertOp {
  /** Takes the step; answers what was seen, which is the same on every store. */
  String take(AlertCourse course);

  /** What a post is, by which the table of recipients names it. */
  enum Kind {
    HEAD,
    DISTRICT,
    STAND_IN
  }

  /** How a channel answers for a post. */
  enum Behaviour {
    DELIVERS,
    RETRIES,
    REJECTS,
    THROWS
  }

  /** How an alert shall end; some are refused. */
  enum End {
    SAFE,
    DECEASED,
    HOAX,
    DUPLICATE,
    OF_ITSELF,
    EXPIRED,
    BEFORE_SEEN,
    IN_FUTURE
  }

  /** What an update changes. */
  enum Change {
    STATION,
    CATEGORY,
    MODE
  }

  /** What happens in the midst of a run, at one of its messages or writes. */
  enum Midst {
    NOTHING,
    OTHER_RUNS,
    ALERT_ENDS,
    ALERT_IS_UPDATED,
    DIES_TELLING,
    DIES_WRITING
  }

  /**
   * Who does something, and where.
   *
   * @param node which of two
   * @param foreign whether it is an agency that does not own it
   * @param officer the desk or one of two seniors
   * @param stale whether the version before is named
   * @param again whether it is done once more, as by who did not see the answer
   */
  record By(int node, boolean foreign, int officer, boolean stale, boolean again) {
    static final By DESK = new By(0, false, 0, false, false);
    static final By SENIOR = new By(0, false, 1, false, false);
  }

  /** Keeps a post, or changes it. */
  record Keep(By by, int post, Kind kind, int channels, int deputy, int minutes)
      implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.roster.keep(this);
    }
  }

  /** Removes a post, for good. */
  record Remove(By by, int post) implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.roster.remove(this);
    }
  }

  /** Drafts an alert. */
  record Draft(By by, int alert, int child, AlertMode mode, boolean abducted, int hours)
      implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.desk.draft(this);
    }
  }

  /** Drafts an alert, answers for all that look alike, and has it authorised. */
  record Raise(Draft draft) implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.desk.raise(this);
    }
  }

  /** Changes a draft, or updates an alert. */
  record Update(By by, int alert, Change change) implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.desk.update(this);
    }
  }

  /** Authorises a draft. */
  record Authorise(By by, int alert) implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.desk.authorise(this);
    }
  }

  /** Says whether two alerts tell of one child. */
  record Answer(By by, int alert, int other, boolean same) implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.desk.answer(this);
    }
  }

  /** Ends an alert. */
  record Finish(By by, int alert, End end, int other) implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.desk.end(this);
    }
  }

  /** Takes notice of an alert. */
  record Acknowledge(By by, int alert, int post) implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.desk.acknowledge(this);
    }
  }

  /** Lets time pass. */
  record Pass(int seconds) implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.pass(this);
    }
  }

  /** Lets a channel answer for a post in another way from now on. */
  record Answers(int post, Behaviour behaviour) implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.answers(this);
    }
  }

  /** Lets one of two dispatchers run. */
  record Run(int node, Midst midst, int at) implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.run(this);
    }
  }

  /** Puts a new node in the place of one that is closed, or that dies while it does nothing. */
  record Restart(int node, boolean closed) implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.restart(this);
    }
  }

  /** Looks at all lists and boards. */
  record Look(int node) implements AlertOp {
    @Override
    public String take(AlertCourse course) {
      return course.look(node);
    }
  }
}
