--liquibase formatted sql
--changeset memory:0015-chunks-isolate
--comment: Passages are seen with their clone until they are deleted, are added only to one's own memory or document, and are never changed by a request. A vector is written by the indexer alone.
drop policy if exists chunks_visible on clone_document_chunks;
create policy chunks_visible on clone_document_chunks for select to authenticated
    using (deleted_at is null
           and clone_id in (select c.id from projection.clones c)
           and ((space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
                or space_id in (select m.space_id from projection.space_members m)));
drop policy if exists chunks_added on clone_document_chunks;
create policy chunks_added on clone_document_chunks for insert to authenticated
    with check (exists (select from memories m
                        where m.id = memory_id and m.clone_id = clone_document_chunks.clone_id
                          and m.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                          and m.user_id = clone_document_chunks.user_id
                          and m.space_id is not distinct from clone_document_chunks.space_id)
                or exists (select from clone_documents d
                           where d.id = document_id and d.clone_id = clone_document_chunks.clone_id
                             and d.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                             and d.user_id = clone_document_chunks.user_id
                             and d.space_id is not distinct from clone_document_chunks.space_id));
drop policy if exists chunks_bound on clone_document_chunks;
create policy chunks_bound on clone_document_chunks as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
           or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));

grant select,
      insert (id, clone_id, document_id, memory_id, user_id, space_id, chunk_index, title, content, language, created_at)
    on clone_document_chunks to authenticated;
grant select on clone_chunk_embeddings to authenticated;
--rollback drop policy chunks_bound on clone_document_chunks;
--rollback drop policy chunks_added on clone_document_chunks;
--rollback drop policy chunks_visible on clone_document_chunks;
--rollback revoke all on clone_document_chunks, clone_chunk_embeddings from authenticated;
