--liquibase formatted sql
--changeset memory:0081-search-compares-one-model splitStatements:false
--comment: Only vectors of the model that serves are compared, wherever they are, and with a question's vector only when it is of that model: right after a change of model another process may still ask by the old one, and then words must do.
create or replace function private.findable(in_clone uuid, in_from timestamptz, in_until timestamptz,
                                            in_source_type text, in_speaker text, in_tag text, in_document uuid)
    returns table (id uuid, memory_id uuid, document_id uuid, chunk_index integer, language text, words tsvector,
                   embedding vector, title text, content text, created_at timestamptz)
    language sql stable as $$
    select k.id, k.memory_id, k.document_id, k.chunk_index, k.language, k.words,
           case when k.embedding_model = s.model then k.embedding else v.embedding end as embedding,
           k.title, k.content, k.created_at
    from public.clone_document_chunks k
    left join public.embedding_models s on s.serving
    left join public.passage_vectors v on v.passage_id = k.id and v.model = s.model
    where k.clone_id = in_clone and k.deleted_at is null and k.is_enabled
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
grant select (embedding_model) on clone_document_chunks to search;

create or replace function private.asked_vector(in_model text, in_values text) returns vector
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select in_values::vector where exists (select from embedding_models m where m.model = in_model and m.serving)
$$;
grant create on schema private to search;
alter function private.asked_vector(text, text) owner to search;
revoke create on schema private from search;
revoke all on function private.asked_vector(text, text) from public;
grant execute on function private.asked_vector(text, text) to authenticated;
--rollback drop function private.asked_vector(text, text);
