-- Documents, their keys and earlier versions, and the journal of each owner.
-- Every statement can be run again, so that a script that broke off half way is simply repeated.
-- Names are compared with their case. A token is compared byte by byte: as text, "a" and "a " would be one.

create table if not exists panah_schema (
  version integer not null primary key,
  script varchar(64) not null
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- One row for each owner. Whoever appends updates the row first and so holds it until the commit:
-- that is what makes sequence numbers consecutive in the order of commits.
create table if not exists panah_journal (
  owner varchar(32) character set ascii collate ascii_bin not null primary key,
  -- names this run of the journal; a journal that is started anew gets another
  epoch varchar(64) not null,
  -- the last sequence number that is taken
  head bigint not null
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- The newest version of each document. An erased one keeps its row, without body and tokens.
create table if not exists panah_document (
  id varchar(64) character set ascii collate ascii_bin not null primary key,
  kind varchar(32) not null,
  owner varchar(32) character set ascii collate ascii_bin not null,
  version bigint not null,
  sequence bigint not null,
  -- nanoseconds since 1970-01-01 UTC
  changed_nanos bigint not null,
  erased boolean not null,
  -- the document's keys once more, each as length, colon and token: one read gives the whole document
  tokens mediumtext not null,
  body mediumblob not null,
  unique (owner, sequence)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- The tokens by which documents are found.
create table if not exists panah_key (
  token varbinary(800) not null,
  document_id varchar(64) character set ascii collate ascii_bin not null,
  primary key (token, document_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- The versions before the newest, until the document is erased.
create table if not exists panah_history (
  id varchar(64) character set ascii collate ascii_bin not null,
  kind varchar(32) not null,
  owner varchar(32) character set ascii collate ascii_bin not null,
  version bigint not null,
  sequence bigint not null,
  changed_nanos bigint not null,
  erased boolean not null,
  tokens mediumtext not null,
  body mediumblob not null,
  primary key (id, version)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

insert into panah_schema (version, script)
select 1, 'V1__documents.sql' from dual
where not exists (select 1 from panah_schema where version = 1);
