--liquibase formatted sql
--changeset workspace:0003-space-members
--comment: Who is in a space, and as what. At most one owner each; that there is one at all, 0005 sees to.
create table if not exists space_members (
    id         uuid        primary key default gen_random_uuid(),
    space_id   uuid        not null references spaces on delete cascade,
    user_id    uuid        not null,
    role       text        not null constraint space_members_role check (role in ('owner', 'admin', 'member')),
    created_at timestamptz not null default now(),
    constraint space_members_once unique (space_id, user_id)
);
alter table space_members enable row level security;
alter table space_members force row level security;

create unique index if not exists space_members_one_owner on space_members (space_id) where role = 'owner';
create index if not exists space_members_by_user on space_members (user_id, space_id);
create index if not exists space_members_newest_first on space_members (space_id, created_at desc, id desc);
--rollback drop table space_members;
