--liquibase formatted sql
--changeset memory:0011-share-in-spaces
--comment: Phase 4, workspaces: memories and documents of a shared clone carry its space; who is a member is known from workspace-service's state.
alter table memories add column if not exists space_id uuid;
alter table clone_documents add column if not exists space_id uuid;
create index if not exists memories_space on memories (space_id, clone_id) where space_id is not null;
create index if not exists memories_space_user on memories (space_id, user_id) where space_id is not null;
create index if not exists clone_documents_space on clone_documents (space_id, clone_id) where space_id is not null;
create index if not exists clone_documents_space_user on clone_documents (space_id, user_id) where space_id is not null;

create table if not exists projection.space_members (
    space_id    uuid        not null,
    user_id     uuid        not null,
    role        text        not null check (role in ('owner', 'admin', 'member')),
    version     bigint      not null,
    removed_at  timestamptz,
    primary key (space_id, user_id)
);
create index if not exists space_members_user on projection.space_members (user_id) where removed_at is null;
alter table projection.space_members enable row level security;
alter table projection.space_members force row level security;

drop policy if exists space_members_kept_by_consumer on projection.space_members;
create policy space_members_kept_by_consumer on projection.space_members to consumer using (true) with check (true);
grant select, insert, update on projection.space_members to consumer;
grant select (space_id) on clone_documents to consumer;
--rollback drop table projection.space_members;
--rollback alter table clone_documents drop column space_id;
--rollback alter table memories drop column space_id;
