--liquibase formatted sql
--changeset memory:0006-documents-become-indexed
--comment: A document is indexed when its passages are; a worker sees that and says so, and may change nothing else.
drop policy if exists clone_documents_finished on clone_documents;
create policy clone_documents_finished on clone_documents to consumer using (true) with check (true);
drop policy if exists chunks_looked_at on clone_document_chunks;
create policy chunks_looked_at on clone_document_chunks for select to consumer using (true);
grant select (id, user_id, clone_id, chunk_count, status, failure), update (status, failure)
    on clone_documents to consumer;
grant select (document_id, embedding, indexing_attempts, claimed_until) on clone_document_chunks to consumer;
--rollback drop policy chunks_looked_at on clone_document_chunks;
--rollback drop policy clone_documents_finished on clone_documents;
--rollback revoke all on clone_documents, clone_document_chunks from consumer;
