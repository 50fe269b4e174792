--liquibase formatted sql
--changeset clone:0012-soft-delete
--comment: What is deleted can be restored for a while. Policies do not hide it, or nobody could restore; the lists do.
alter table users add column if not exists deleted_at timestamptz;
alter table clones add column if not exists deleted_at timestamptz;
alter table conversations add column if not exists deleted_at timestamptz;
alter table messages add column if not exists deleted_at timestamptz;
create index if not exists clones_live on clones (user_id) where deleted_at is null;
create index if not exists conversations_live on conversations (clone_id, user_id) where deleted_at is null;
create index if not exists messages_live on messages (conversation_id) where deleted_at is null;
grant select (deleted_at), update (deleted_at) on users, clones, conversations, messages to authenticated;
drop policy if exists messages_change on messages;
create policy messages_change on messages for update to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
--rollback drop policy messages_change on messages;
--rollback alter table messages drop column deleted_at;
--rollback alter table conversations drop column deleted_at;
--rollback alter table clones drop column deleted_at;
--rollback alter table users drop column deleted_at;
