--liquibase formatted sql
--changeset memory:0086-documents-hide-their-passages splitStatements:false
--comment: A document may have tens of thousands of passages: to delete it, bring it back or rename it by writing all of them took longer than a request may, and kept whoever indexes them waiting. Whether a passage is to be found is now asked of its document, of which a clone has few; a long document that is renamed is read anew by a job.
drop trigger if exists clone_documents_delete_chunks on clone_documents;
drop function if exists private.delete_chunks_of_document();
alter table clone_document_chunks no force row level security;
update clone_document_chunks set deleted_at = null where document_id is not null and deleted_at is not null;
alter table clone_document_chunks force row level security;

grant select (deleted_at) on clone_documents to search;
create or replace function private.findable(in_clone uuid, in_from timestamptz, in_until timestamptz,
                                            in_source_type text, in_speaker text, in_tag text, in_document uuid)
    returns table (id uuid, memory_id uuid, document_id uuid, chunk_index integer, language text, words tsvector,
                   embedding vector, title text, content text, created_at timestamptz)
    language sql stable as $$
    select k.id, k.memory_id, k.document_id, k.chunk_index, k.language, k.words,
           case when k.embedding_model = (select s.model from public.embedding_models s where s.serving) then k.embedding
                else (select v.embedding from public.passage_vectors v
                      where v.passage_id = k.id
                        and v.model = (select s.model from public.embedding_models s where s.serving)) end as embedding,
           k.title, k.content, k.created_at
    from public.clone_document_chunks k
    where k.clone_id = in_clone and k.deleted_at is null and k.is_enabled
      and (k.document_id is null or k.document_id not in (
               select d.id from public.clone_documents d where d.clone_id = in_clone and d.deleted_at is not null))
      and (in_document is null or k.document_id = in_document)
      and (num_nonnulls(in_from, in_until, in_source_type, in_speaker, in_tag) = 0
           or k.memory_id in (
               select m.id from public.memories m
               where m.clone_id = in_clone and m.deleted_at is null
                 and (in_from is null or m.occurred_at >= in_from)
                 and (in_until is null or m.occurred_at <= in_until)
                 and (in_source_type is null or m.source_type = in_source_type)
                 and (in_speaker is null or lower(m.speaker) = lower(in_speaker))
                 and (in_tag is null or in_tag = any (m.tags)))
           or num_nonnulls(in_from, in_until, in_speaker, in_tag) = 0 and k.document_id in (
               select d.id from public.clone_documents d
               where d.clone_id = in_clone and d.source_type = in_source_type))
$$;

alter policy chunks_visible on clone_document_chunks
    using (deleted_at is null
           and (document_id is null
                or exists (select from clone_documents d where d.id = document_id and d.deleted_at is null))
           and clone_id in (select c.id from projection.clones c)
           and ((space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
                or space_id in (select m.space_id from projection.space_members m)));

-- the indexer puts the passages of a deleted document aside, and takes them up again when it is back
drop policy if exists documents_asked_by_indexer on clone_documents;
create policy documents_asked_by_indexer on clone_documents for select to indexer using (true);
grant select (id, deleted_at) on clone_documents to indexer;

create or replace trigger clone_documents_rename_chunks after update of title, language on clone_documents
    for each row when (not new.awaits_text) execute function private.rename_chunks_of_document();
--rollback empty
