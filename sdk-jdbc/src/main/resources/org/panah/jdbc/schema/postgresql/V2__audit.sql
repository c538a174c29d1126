-- The audit of every question and change: append-only, each entry chained to the one before it.
-- Every statement can be run again, so that a script that broke off half way is simply repeated.
-- Subjects are compared byte by byte, whatever the language of the database.

create table if not exists panah_audit (
  number bigint not null primary key,
  -- UTC
  happened_at timestamp(3) not null,
  node varchar(255) not null,
  officer varchar(64) not null,
  role varchar(32) not null,
  agency varchar(32) not null,
  purpose varchar(32) not null,
  case_kind varchar(32),
  case_number varchar(64),
  case_place varchar(128),
  correlation varchar(64),
  action varchar(32) not null,
  outcome varchar(32) not null,
  -- the rule that refused, or the error; null if the question was allowed
  rule varchar(255),
  -- covers this entry and the hash of the entry before it
  hash varchar(64) not null
);

-- The records that an entry names, and the keyed digests of the terms that were searched for.
create table if not exists panah_audit_subject (
  subject varchar(255) collate "C" not null,
  number bigint not null,
  is_term boolean not null,
  -- the place among the entry's subjects, or among its terms
  position integer not null,
  primary key (subject, number, is_term, position)
);

create index if not exists panah_audit_subject_by_number on panah_audit_subject (number);

-- One row. Whoever appends updates it first and so holds it until the commit.
create table if not exists panah_audit_head (
  id integer not null primary key,
  number bigint not null,
  hash varchar(64) not null
);

insert into panah_audit_head (id, number, hash)
select 1, 0, '0000000000000000000000000000000000000000000000000000000000000000'
where not exists (select 1 from panah_audit_head);

insert into panah_schema (version, script)
select 2, 'V2__audit.sql'
where not exists (select 1 from panah_schema where version = 2);
