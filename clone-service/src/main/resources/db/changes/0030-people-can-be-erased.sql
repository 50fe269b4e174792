--liquibase formatted sql
--changeset clone:0030-people-can-be-erased
--comment: The eraser reaches every table that is about a person, and finds quickly what was deleted long ago.
call private.open_to_eraser('users', 'consent_log', 'sessions', 'refresh_tokens', 'user_identities', 'clones',
    'conversations', 'messages', 'message_events',
    'projection.subscriptions', 'projection.space_members');
create index if not exists clones_deleted on clones (deleted_at) where deleted_at is not null;
create index if not exists conversations_deleted on conversations (deleted_at) where deleted_at is not null;
create index if not exists messages_deleted on messages (deleted_at) where deleted_at is not null;
create index if not exists sessions_revoked on sessions (revoked_at) where revoked_at is not null;
create index if not exists refresh_tokens_replaced on refresh_tokens (replaced_at) where replaced_at is not null;
--rollback drop index clones_deleted, conversations_deleted, messages_deleted, sessions_revoked, refresh_tokens_replaced;
