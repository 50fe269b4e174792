--liquibase formatted sql
--changeset memory:0005-chunks-as-an-embedding-store
--comment: langchain4j's PgVectorEmbeddingStore has fixed column names; this view gives it those, and row level security still asks who looks. It upserts, and NOT NULL is checked on the proposed row first, so the columns that may not be null are in the view too.
create or replace view clone_chunk_embeddings with (security_invoker = true) as
    select id as embedding_id, embedding, content as text,
           clone_id, document_id, memory_id, user_id, space_id, chunk_index, embedding_model
    from clone_document_chunks;

drop policy if exists chunks_indexed on clone_document_chunks;
create policy chunks_indexed on clone_document_chunks to indexer using (true) with check (true);
grant select, insert, update on clone_chunk_embeddings to indexer;
grant select, update (embedding, content, clone_id, document_id, memory_id, user_id, space_id, chunk_index,
                      embedding_model, indexing_attempts, claimed_until),
      insert (id, embedding, content, clone_id, document_id, memory_id, user_id, space_id, chunk_index, embedding_model)
    on clone_document_chunks to indexer;
grant usage on schema public to indexer;
--rollback drop view clone_chunk_embeddings;
--rollback drop policy chunks_indexed on clone_document_chunks;
--rollback revoke all on clone_document_chunks from indexer;
