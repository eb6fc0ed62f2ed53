-- What a file holds, while it is worked on; and what the last file of each name held, to tell what left it since.
create table import_item (
  import_id   uuid        not null,
  identifier  text        collate "C" not null,
  reporter    text        collate "C",
  updated     timestamptz,
  constraint import_item_pkey primary key (import_id, identifier),
  constraint import_item_import_fkey foreign key (import_id) references import on delete cascade
);
create index import_item_identifier_idx on import_item (identifier);
