--liquibase formatted sql
--changeset workspace:0002-spaces
--comment: Phase 4, workspaces: families and teams share clones in spaces. From its first moment a table is closed; who may what is said in 0006.
create table if not exists spaces (
    id            uuid        primary key default gen_random_uuid(),
    owner_user_id uuid        not null,
    name          text        not null constraint spaces_name_length check (length(name) between 1 and 100),
    description   text        constraint spaces_description_length check (length(description) <= 2000),
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    deleted_at    timestamptz
);
alter table spaces enable row level security;
alter table spaces force row level security;

create index if not exists spaces_by_owner on spaces (owner_user_id) where deleted_at is null;
create index if not exists spaces_newest_first on spaces (created_at desc, id desc) where deleted_at is null;

create or replace trigger spaces_touched before update on spaces
    for each row execute function private.touch_updated_at();
--rollback drop table spaces;
