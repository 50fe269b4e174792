--liquibase formatted sql
--changeset workspace:0014-people-can-be-erased
--comment: The eraser reaches every table that is about a person. An entry of the audit log is emptied and stays; nobody but the eraser may do even that.
call private.open_to_eraser('spaces', 'space_members', 'space_invitations', 'webhooks', 'safety_events',
    'projection.users', 'projection.space_members');
alter table audit_log alter column user_id drop not null, alter column resource_id drop not null;
drop policy if exists audit_log_erased on audit_log;
create policy audit_log_erased on audit_log to eraser using (true) with check (true);
grant select, update (user_id, resource_id, metadata, ip_address, user_agent) on audit_log to eraser;
create index if not exists spaces_deleted on spaces (deleted_at) where deleted_at is not null;
create index if not exists space_invitations_expiry on space_invitations (expires_at);
--rollback drop index spaces_deleted, space_invitations_expiry;
--rollback drop policy audit_log_erased on audit_log;
