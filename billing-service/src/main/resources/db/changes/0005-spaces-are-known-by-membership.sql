--liquibase formatted sql
--changeset billing:0005-spaces-are-known-by-membership
--comment: Phase 4, workspaces: spaces live in workspace-service; the policies of what a space owns ask this copy of who belongs to it.
create table if not exists projection.space_members (
    space_id   uuid        not null,
    user_id    uuid        not null,
    role       text        not null check (role in ('owner', 'admin', 'member')),
    version    bigint      not null,
    removed_at timestamptz,
    primary key (space_id, user_id)
);
create index if not exists space_members_user on projection.space_members (user_id) where removed_at is null;
alter table projection.space_members enable row level security;
alter table projection.space_members force row level security;

-- One's own memberships are all that a policy needs to see.
drop policy if exists space_members_own on projection.space_members;
create policy space_members_own on projection.space_members for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
grant select on projection.space_members to authenticated;

drop policy if exists space_members_consumer on projection.space_members;
create policy space_members_consumer on projection.space_members to consumer using (true) with check (true);
grant select, insert, update on projection.space_members to consumer;
--rollback drop table projection.space_members;
