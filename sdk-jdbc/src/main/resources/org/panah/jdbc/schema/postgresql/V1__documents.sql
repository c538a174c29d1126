-- Documents, their keys and earlier versions, and the journal of each owner.
-- Every statement can be run again, so that a script that broke off half way is simply repeated.
-- Names and tokens are compared and ordered byte by byte, whatever the language of the database.

create table if not exists panah_schema (
  version integer not null primary key,
  script varchar(64) not null
);

-- One row for each owner. Whoever appends updates the row first and so holds it until the commit:
-- that is what makes sequence numbers consecutive in the order of commits.
create table if not exists panah_journal (
  owner varchar(32) collate "C" not null primary key,
  -- names this run of the journal; a journal that is started anew gets another
  epoch varchar(64) collate "C" not null,
  -- the last sequence number that is taken
  head bigint not null
);

-- The newest version of each document. An erased one keeps its row, without body and tokens.
create table if not exists panah_document (
  id varchar(64) collate "C" not null primary key,
  kind varchar(32) not null,
  owner varchar(32) collate "C" not null,
  version bigint not null,
  sequence bigint not null,
  -- nanoseconds since 1970-01-01 UTC
  changed_nanos bigint not null,
  erased boolean not null,
  -- the document's keys once more, each as length, colon and token: one read gives the whole document
  tokens varchar(13056) not null,
  body bytea not null,
  unique (owner, sequence)
);

-- The tokens by which documents are found.
create table if not exists panah_key (
  token varchar(200) collate "C" not null,
  document_id varchar(64) collate "C" not null,
  primary key (token, document_id)
);

-- The versions before the newest, until the document is erased.
create table if not exists panah_history (
  id varchar(64) collate "C" not null,
  kind varchar(32) not null,
  owner varchar(32) collate "C" not null,
  version bigint not null,
  sequence bigint not null,
  changed_nanos bigint not null,
  erased boolean not null,
  tokens varchar(13056) not null,
  body bytea not null,
  primary key (id, version)
);

insert into panah_schema (version, script)
select 1, 'V1__documents.sql'
where not exists (select 1 from panah_schema where version = 1);
