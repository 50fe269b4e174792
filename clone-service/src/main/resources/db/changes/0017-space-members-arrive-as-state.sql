--liquibase formatted sql
--changeset clone:0017-space-members-arrive-as-state
--comment: Phase 4, workspaces: who belongs to which space, as workspace-service last said. Policies read this and never the table that they guard.
create table if not exists projection.space_members (
    space_id   uuid   not null,
    user_id    uuid   not null,
    role       text   not null,
    version    bigint not null,
    removed_at timestamptz,
    primary key (space_id, user_id),
    constraint space_members_role_known check (role in ('owner', 'admin', 'member'))
);
create index if not exists space_members_of_user on projection.space_members (user_id) where removed_at is null;
alter table projection.space_members enable row level security;
alter table projection.space_members force row level security;
drop policy if exists space_members_self on projection.space_members;
create policy space_members_self on projection.space_members for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists space_members_for_consumer on projection.space_members;
create policy space_members_for_consumer on projection.space_members to consumer using (true) with check (true);
grant select on projection.space_members to authenticated;
grant select, insert, update on projection.space_members to consumer;
--rollback drop table projection.space_members;
