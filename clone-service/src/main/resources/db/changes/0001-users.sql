--liquibase formatted sql
--changeset clone:0001-users
--comment: Phase 1, core: people, their clones, and what they say to each other. A person first. One address is one person, however it is capitalised. Nobody but definer's functions touches the password's hash.
create table if not exists users (
    id            uuid primary key default gen_random_uuid(),
    email         text        not null,
    password_hash text,
    full_name     text        not null,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    row_version   bigint      not null default 1,
    constraint users_email_bounds check (char_length(email) between 3 and 254),
    constraint users_full_name_bounds check (char_length(full_name) between 1 and 100)
);
create unique index if not exists users_email_once on users (lower(email));
create index if not exists users_created_at on users (created_at);
create or replace trigger users_touch before update on users
    for each row execute function private.touch_row();

alter table users enable row level security;
alter table users force row level security;
drop policy if exists users_self on users;
create policy users_self on users to authenticated
    using (id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
    with check (id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists users_for_definer on users;
create policy users_for_definer on users to definer using (true) with check (true);

grant select (id, email, full_name, created_at, updated_at) on users to authenticated;
grant update (full_name) on users to authenticated;
grant select, insert, update on users to definer;
grant select on users to verifier;
--rollback drop table users;
