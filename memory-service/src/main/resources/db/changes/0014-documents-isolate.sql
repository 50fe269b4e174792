--liquibase formatted sql
--changeset memory:0014-documents-isolate
--comment: Documents by the same rights as memories. Whether one is indexed is not the caller's to say.
drop policy if exists clone_documents_visible on clone_documents;
create policy clone_documents_visible on clone_documents for select to authenticated
    using (clone_id in (select c.id from projection.clones c)
           and ((space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
                or space_id in (select m.space_id from projection.space_members m)));
drop policy if exists clone_documents_added on clone_documents;
create policy clone_documents_added on clone_documents for insert to authenticated
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                and exists (select from projection.clones c
                            where c.id = clone_id and c.space_id is not distinct from clone_documents.space_id));
drop policy if exists clone_documents_changed on clone_documents;
create policy clone_documents_changed on clone_documents for update to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
           or space_id in (select m.space_id from projection.space_members m where m.role in ('owner', 'admin')));
drop policy if exists clone_documents_bound on clone_documents;
create policy clone_documents_bound on clone_documents as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
           or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));

grant select,
      insert (id, user_id, clone_id, space_id, title, content, source_type, language, metadata, media_type, size_bytes,
              original_key, chunk_count, created_at, updated_at),
      update (deleted_at)
    on clone_documents to authenticated;
--rollback drop policy clone_documents_bound on clone_documents;
--rollback drop policy clone_documents_changed on clone_documents;
--rollback drop policy clone_documents_added on clone_documents;
--rollback drop policy clone_documents_visible on clone_documents;
--rollback revoke all on clone_documents from authenticated;
