--liquibase formatted sql
--changeset memory:0002-memories
--comment: What was really said or written, verbatim, and when it happened apart from when it was entered. Closed to everyone until phase 4 says who sees what.
create table if not exists memories (
    id                  uuid        primary key default gen_random_uuid(),
    user_id             uuid        not null,
    clone_id            uuid        not null,
    title               text        not null check (char_length(title) between 1 and 200),
    content             text        not null check (char_length(content) between 1 and 50000),
    source_type         text        not null default 'manual' check (source_type ~ '^[a-z][a-z0-9_]{0,49}$'),
    speaker             text        check (char_length(speaker) between 1 and 200),
    occurred_at         timestamptz,
    occurred_precision  text        check (occurred_precision in ('day', 'month', 'year', 'about')),
    created_at          timestamptz not null default now(),
    updated_at          timestamptz not null default now(),
    constraint memories_time_has_a_precision check ((occurred_at is null) = (occurred_precision is null))
);
create index if not exists memories_user on memories (user_id);
create index if not exists memories_newest on memories (clone_id, created_at desc, id desc);
alter table memories enable row level security;
alter table memories force row level security;

create or replace trigger memories_touch before update on memories
    for each row execute function private.touch_updated_at();
--rollback drop table memories;
