--liquibase formatted sql
--changeset memory:0018-verify
--comment: The verifier sees that tables and columns are there and how many rows they have, and no word of anybody's memories: REFERENCES shows a column in the catalogue without letting it be read.
drop policy if exists memories_verified on memories;
create policy memories_verified on memories for select to verifier using (true);
drop policy if exists clone_documents_verified on clone_documents;
create policy clone_documents_verified on clone_documents for select to verifier using (true);
drop policy if exists chunks_verified on clone_document_chunks;
create policy chunks_verified on clone_document_chunks for select to verifier using (true);
grant usage on schema public to verifier;
grant select (id, created_at), references on memories, clone_documents, clone_document_chunks to verifier;
--rollback drop policy chunks_verified on clone_document_chunks;
--rollback drop policy clone_documents_verified on clone_documents;
--rollback drop policy memories_verified on memories;
--rollback revoke all on memories, clone_documents, clone_document_chunks from verifier;
