--liquibase formatted sql
--changeset bench:notes
--comment: The same table twice: kept apart by policies as ours are, and open as most are.
create table notes (
    id uuid primary key,
    user_id uuid not null,
    title text not null,
    body text not null,
    created_at timestamptz not null default now()
);
create index notes_user on notes (user_id);
create table open_notes (like notes including all);
alter table notes enable row level security;
alter table notes force row level security;
create policy notes_own on notes to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
grant select, insert on notes to authenticated;
grant usage on schema public to workspace_login;
grant select on open_notes to workspace_login;
--rollback drop table open_notes; drop table notes;
