--liquibase formatted sql
--changeset memory:0020-originals-are-noted-first
--comment: A file is stored before its document is written; until then it is noted here, so that a killed upload leaves no file that nobody refers to.
create table if not exists pending_originals (
    original_key text        primary key check (original_key <> ''),
    user_id      uuid        not null,
    created_at   timestamptz not null default now()
);
create index if not exists pending_originals_oldest on pending_originals (created_at);
create index if not exists pending_originals_user on pending_originals (user_id);
alter table pending_originals enable row level security;
alter table pending_originals force row level security;

drop policy if exists pending_originals_own on pending_originals;
create policy pending_originals_own on pending_originals to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists pending_originals_eraser on pending_originals;
create policy pending_originals_eraser on pending_originals to eraser using (true);

-- locking rows takes the right to change one of their columns
grant select, insert (original_key, user_id), delete, update (created_at) on pending_originals to authenticated;
grant select, delete, update (created_at) on pending_originals to eraser;
--rollback drop table pending_originals;
