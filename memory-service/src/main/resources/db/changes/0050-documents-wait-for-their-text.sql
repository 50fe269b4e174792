--liquibase formatted sql
--changeset memory:0050-documents-wait-for-their-text
--comment: A document is let in before its text is known: a job reads it out of its original. The same file is known again by its digest.
alter table clone_documents alter column content drop not null;
alter table clone_documents add column if not exists awaits_text boolean not null default false;
alter table clone_documents add column if not exists sha256 text check (sha256 ~ '^[0-9a-f]{64}$');
alter table clone_documents drop constraint if exists clone_documents_chunk_count_check;
alter table clone_documents add constraint clone_documents_chunk_count_check check (chunk_count >= 0);
alter table clone_documents drop constraint if exists clone_documents_have_text_or_say_why_not;
alter table clone_documents add constraint clone_documents_have_text_or_say_why_not
    check (content is not null or awaits_text or status = 'failed');
create index if not exists clone_documents_same_file on clone_documents (clone_id, sha256) where deleted_at is null;

grant insert (awaits_text, sha256) on clone_documents to authenticated;

grant select (content, title, language, media_type, original_key, awaits_text, created_at, deleted_at),
      update (content, chunk_count, language, media_type, awaits_text)
    on clone_documents to consumer;
drop policy if exists chunks_cut_by_consumer on clone_document_chunks;
create policy chunks_cut_by_consumer on clone_document_chunks for insert to consumer with check (true);
drop policy if exists chunks_cut_anew_by_consumer on clone_document_chunks;
create policy chunks_cut_anew_by_consumer on clone_document_chunks for delete to consumer using (true);
grant insert (id, clone_id, document_id, memory_id, user_id, space_id, chunk_index, title, content, language, created_at,
              is_enabled), delete
    on clone_document_chunks to consumer;
--rollback revoke insert, delete on clone_document_chunks from consumer;
--rollback drop policy chunks_cut_anew_by_consumer on clone_document_chunks;
--rollback drop policy chunks_cut_by_consumer on clone_document_chunks;
--rollback alter table clone_documents drop constraint clone_documents_have_text_or_say_why_not, drop column awaits_text, drop column sha256;
