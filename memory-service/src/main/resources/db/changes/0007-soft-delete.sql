--liquibase formatted sql
--changeset memory:0007-soft-delete splitStatements:false
--comment: Phase 3, GDPR and billing: deleting hides at once and can be undone. Passages follow their memory or document by trigger, so that no way of deleting can forget them.
alter table memories add column if not exists deleted_at timestamptz;
alter table clone_documents add column if not exists deleted_at timestamptz;
create index if not exists memories_kept on memories (clone_id) where deleted_at is null;
create index if not exists clone_documents_kept on clone_documents (clone_id) where deleted_at is null;

create or replace function private.delete_chunks_of_memory() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update clone_document_chunks set deleted_at = new.deleted_at where memory_id = new.id;
    return null;
end $$;
alter function private.delete_chunks_of_memory() owner to definer;
revoke all on function private.delete_chunks_of_memory() from public;

create or replace function private.delete_chunks_of_document() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update clone_document_chunks set deleted_at = new.deleted_at where document_id = new.id;
    return null;
end $$;
alter function private.delete_chunks_of_document() owner to definer;
revoke all on function private.delete_chunks_of_document() from public;

create or replace trigger memories_delete_chunks after update of deleted_at on memories
    for each row execute function private.delete_chunks_of_memory();
create or replace trigger clone_documents_delete_chunks after update of deleted_at on clone_documents
    for each row execute function private.delete_chunks_of_document();

drop policy if exists chunks_followed_by_definer on clone_document_chunks;
create policy chunks_followed_by_definer on clone_document_chunks to definer using (true) with check (true);
grant select (id, memory_id, document_id, deleted_at), update (deleted_at) on clone_document_chunks to definer;
grant usage on schema public, private to definer;
--rollback drop trigger clone_documents_delete_chunks on clone_documents;
--rollback drop trigger memories_delete_chunks on memories;
--rollback drop function private.delete_chunks_of_document();
--rollback drop function private.delete_chunks_of_memory();
--rollback drop policy chunks_followed_by_definer on clone_document_chunks;
--rollback revoke all on clone_document_chunks from definer;
--rollback alter table clone_documents drop column deleted_at;
--rollback alter table memories drop column deleted_at;
