--liquibase formatted sql
--changeset memory:0082-vectors-are-written-into-their-rows splitStatements:false
--comment: The indexer writes a vector by an update that asks whether its claim still stands. It adds no rows and changes no words, so it may not, and the trigger that made an upsert an update is not needed.
drop trigger if exists chunks_written_where_they_exist on clone_document_chunks;
drop function if exists private.write_chunks_that_exist();
revoke insert (id, embedding, content, clone_id, document_id, memory_id, user_id, space_id, chunk_index, embedding_model),
       update (content, clone_id, document_id, memory_id, user_id, space_id, chunk_index)
    on clone_document_chunks from indexer;
--rollback grant insert (id, embedding, content, clone_id, document_id, memory_id, user_id, space_id, chunk_index, embedding_model), update (content, clone_id, document_id, memory_id, user_id, space_id, chunk_index) on clone_document_chunks to indexer;
