--liquibase formatted sql
--changeset memory:0022-people-can-be-erased
--comment: The eraser reaches every table that is about a person, and finds quickly what was deleted long ago.
call private.open_to_eraser('memories', 'clone_documents', 'clone_document_chunks', 'projection.users',
    'projection.clones', 'projection.subscriptions', 'projection.space_members');
grant update (original_key) on clone_documents to eraser;
create index if not exists memories_deleted on memories (deleted_at) where deleted_at is not null;
create index if not exists clone_documents_deleted on clone_documents (deleted_at) where deleted_at is not null;
create index if not exists clones_removed on projection.clones (removed_at) where removed_at is not null;
--rollback drop index memories_deleted, clone_documents_deleted, projection.clones_removed;
