--liquibase formatted sql
--changeset clone:0019-conversations-in-spaces
--comment: A conversation with a shared clone stays private to who opened it, unless it was opened as shared: then the space reads along. It carries its clone's space, and is lost to who leaves it.
alter table conversations
    add column if not exists space_id  uuid,
    add column if not exists is_shared boolean not null default false;
alter table conversations drop constraint if exists conversations_shared_in_a_space;
alter table conversations add constraint conversations_shared_in_a_space check (not is_shared or space_id is not null);
create index if not exists conversations_of_space on conversations (space_id, clone_id, created_at desc) where space_id is not null;

alter policy conversations_see on conversations
    using ((user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid) or is_shared)
        and (space_id is null or space_id in (select m.space_id from projection.space_members m
            where m.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid) and m.removed_at is null)));
alter policy conversations_open on conversations
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        and exists (select 1 from clones c
            where c.id = conversations.clone_id and c.space_id is not distinct from conversations.space_id));
alter policy conversations_change on conversations
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        and (space_id is null or space_id in (select m.space_id from projection.space_members m
            where m.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid) and m.removed_at is null)));
grant select (space_id, is_shared), insert (space_id, is_shared) on conversations to authenticated;
--rollback alter policy conversations_change on conversations using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
--rollback alter policy conversations_open on conversations with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid) and exists (select 1 from clones c where c.id = conversations.clone_id));
--rollback alter policy conversations_see on conversations using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
--rollback alter table conversations drop column space_id, drop column is_shared;
