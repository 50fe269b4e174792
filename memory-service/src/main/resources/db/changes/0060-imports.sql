--liquibase formatted sql
--changeset memory:0060-imports
--comment: Chats become memories, many at once. An import's row says how far it is; each step of its job holds the row's lock, so that what is cancelled or undone gets nothing more. Its memories carry its id and their place in the file, which is there once: nothing can come twice. Their passages wait behind everything that somebody is waiting for.
create table if not exists imports (
    id            uuid        primary key,
    clone_id      uuid        not null,
    user_id       uuid        not null,
    space_id      uuid,
    source_type   text        not null check (source_type in ('whatsapp', 'telegram', 'messenger', 'instagram', 'json', 'csv')),
    title         text        not null check (char_length(title) between 1 and 200),
    language      text        not null default 'en' check (language in ('en', 'fr')),
    speaker       text        not null check (char_length(speaker) between 1 and 200),
    speakers      jsonb       not null default '[]' check (jsonb_typeof(speakers) = 'array'),
    is_masked     boolean     not null default false,
    time_zone     text        not null,
    date_order    text        check (date_order in ('dmy', 'mdy')),
    sha256        text        not null,
    size_bytes    bigint      not null check (size_bytes >= 0),
    original_key  text        check (original_key <> ''),
    job_id        uuid,
    status        text        not null default 'receiving'
        check (status in ('receiving', 'processing', 'completed', 'failed', 'cancelled', 'undoing', 'undone')),
    failure       text,
    total         integer     not null check (total >= 0),
    done          integer     not null default 0 check (done >= 0),
    first_at      timestamptz,
    last_at       timestamptz,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    finished_at   timestamptz,
    constraint imports_failure check ((status = 'failed') = (failure is not null))
);
create index if not exists imports_newest on imports (clone_id, created_at desc, id desc);
create index if not exists imports_user on imports (user_id);
create index if not exists imports_space on imports (space_id, clone_id) where space_id is not null;
create index if not exists imports_open on imports (created_at) where status in ('receiving', 'processing', 'undoing');
create index if not exists imports_with_files on imports (clone_id) where original_key is not null;
alter table imports enable row level security;
alter table imports force row level security;
create or replace trigger imports_touch before update on imports
    for each row execute function private.touch_updated_at();

drop policy if exists imports_visible on imports;
create policy imports_visible on imports for select to authenticated
    using (clone_id in (select c.id from projection.clones c)
           and ((space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
                or space_id in (select m.space_id from projection.space_members m)));
drop policy if exists imports_added on imports;
create policy imports_added on imports for insert to authenticated
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                and status = 'receiving'
                and exists (select from projection.clones c
                            where c.id = clone_id and c.space_id is not distinct from imports.space_id));
drop policy if exists imports_changed on imports;
create policy imports_changed on imports for update to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
           or space_id in (select m.space_id from projection.space_members m where m.role in ('owner', 'admin')));
drop policy if exists imports_discarded on imports;
create policy imports_discarded on imports for delete to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid) and status = 'receiving');
drop policy if exists imports_bound on imports;
create policy imports_bound on imports as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
           or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
drop policy if exists imports_worked_on on imports;
create policy imports_worked_on on imports to consumer using (true) with check (true);
grant select,
      insert (id, clone_id, user_id, space_id, source_type, title, language, speaker, speakers, is_masked, time_zone, date_order,
              sha256, size_bytes, original_key, total, first_at, last_at),
      update (status, failure, job_id, finished_at),
      delete
    on imports to authenticated;
grant select, update (status, failure, done, original_key, finished_at) on imports to consumer;
call private.open_to_eraser('imports');
grant update (original_key, status, failure, finished_at) on imports to eraser;

alter table memories add column if not exists trust text not null default 'owner'
    check (trust in ('owner', 'family', 'import', 'visitor'));
alter table memories add column if not exists import_id uuid;
alter table memories add column if not exists import_index integer check (import_index >= 0);
-- whether the clone itself said it; unknown of what was not imported
alter table memories add column if not exists is_own boolean;
create unique index if not exists memories_of_import on memories (import_id, import_index) where import_id is not null;
drop policy if exists memories_imported on memories;
create policy memories_imported on memories to consumer using (import_id is not null) with check (import_id is not null);
grant select (id, import_id, import_index),
      insert (id, user_id, clone_id, space_id, title, content, source_type, speaker, occurred_at, occurred_precision, trust,
              import_id, import_index, is_own, created_at, updated_at),
      delete
    on memories to consumer;

-- 0 for what somebody waits for, 1 for what comes by the thousand
alter table clone_document_chunks add column if not exists indexing_priority smallint not null default 0;
create index if not exists chunks_to_index_in_turn on clone_document_chunks (indexing_priority, chunk_index, created_at)
    where embedding is null;
drop index if exists chunks_to_index;
drop policy if exists chunks_imported on clone_document_chunks;
create policy chunks_imported on clone_document_chunks for insert to consumer with check (memory_id is not null);
grant insert (id, clone_id, memory_id, user_id, space_id, chunk_index, title, content, language, indexing_priority, created_at)
    on clone_document_chunks to consumer;
grant select (indexing_priority) on clone_document_chunks to indexer;
--rollback create index chunks_to_index on clone_document_chunks (chunk_index, created_at) where embedding is null;
--rollback drop policy chunks_imported on clone_document_chunks; alter table clone_document_chunks drop column indexing_priority;
--rollback drop policy memories_imported on memories; alter table memories drop column import_id, drop column import_index, drop column is_own;
--rollback drop table imports;
