--liquibase formatted sql
--changeset memory:0017-search-memories splitStatements:false
--comment: Phase 5, production: search at full speed. "@@" is not leakproof, so under row level security the text index goes unused (72 to 107 ms against 7 ms); this function asks who sees the clone first and then reads as a role of its own.
drop policy if exists memories_searched on memories;
create policy memories_searched on memories for select to search using (true);
drop policy if exists chunks_searched on clone_document_chunks;
create policy chunks_searched on clone_document_chunks for select to search using (true);
grant usage on schema public to search;
grant select (id, speaker, occurred_at, occurred_precision, created_at) on memories to search;
grant select (id, clone_id, memory_id, document_id, title, content, language, words, embedding, created_at, deleted_at)
    on clone_document_chunks to search;

create or replace function private.any_word(in_rules regconfig, in_question text) returns tsquery
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    -- A question holds words that no answer repeats: one in common is enough, rank sorts out the rest.
    -- Lexemes are quoted by the rules of tsquery, so that nothing in a question is an operator.
    select string_agg('''' || replace(replace(word, '\', '\\'), '''', '''''') || '''', ' | ')::tsquery
    from unnest(tsvector_to_array(to_tsvector(in_rules, in_question))) word
$$;
revoke all on function private.any_word(regconfig, text) from public;
grant execute on function private.any_word(regconfig, text) to search;

create or replace function private.search_memories(in_clone uuid, in_question text, in_vector vector, in_limit integer)
    returns table (kind text, id uuid, memory_id uuid, document_id uuid, title text, content text, speaker text,
                   occurred_at timestamptz, occurred_precision text, created_at timestamptz,
                   score double precision, similarity double precision)
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    english constant tsquery := private.any_word('english', in_question);
    french constant tsquery := private.any_word('french', in_question);
    -- how deep each half looks; beyond that a place adds next to nothing
    depth constant integer := greatest(50, in_limit);
begin
    if not exists (select from projection.clones c where c.id = in_clone) then
        return;
    end if;
    return query
    with meant as (
        select near.id, row_number() over (order by near.distance, near.id) as place
        from (
            -- "+ 0" keeps the index over all clones out: filtered by clone afterwards, it would lose neighbours
            select k.id, (k.embedding <=> in_vector) + 0 as distance
            from clone_document_chunks k
            where k.clone_id = in_clone and k.deleted_at is null and k.embedding is not null and in_vector is not null
            order by distance
            limit depth
        ) near
    ), said as (
        select found.id, row_number() over (order by found.rank desc, found.id) as place
        from (
            select k.id, ts_rank(k.words, case k.language when 'fr' then french else english end, 1) as rank
            from clone_document_chunks k
            where k.clone_id = in_clone and k.deleted_at is null
              and (k.language = 'en' and k.words @@ english or k.language = 'fr' and k.words @@ french)
            order by rank desc
            limit depth
        ) found
    ), fused as (
        -- reciprocal rank fusion; 10, not the usual 60: the first places of either half should weigh clearly more
        select either.id, sum(1.0 / (10 + either.place)) as score
        from (select * from meant union all select * from said) either
        group by either.id
    ), best as (
        -- a long memory has several passages; the best one speaks for it
        select distinct on (coalesce(k.memory_id, k.id))
               k.id, k.memory_id, k.document_id, k.title, k.content, k.created_at,
               f.score, 1 - (k.embedding <=> in_vector) as similarity
        from fused f join clone_document_chunks k using (id)
        order by coalesce(k.memory_id, k.id), f.score desc, k.id
    )
    select case when b.memory_id is null then 'chunk' else 'memory' end,
           coalesce(b.memory_id, b.id), b.memory_id, b.document_id, b.title, b.content,
           m.speaker, m.occurred_at, m.occurred_precision, coalesce(m.created_at, b.created_at),
           b.score::double precision, b.similarity
    from best b left join memories m on m.id = b.memory_id
    order by b.score desc, b.similarity desc nulls last, b.id
    limit in_limit;
end $$;
grant create on schema private to search;
alter function private.search_memories(uuid, text, vector, integer) owner to search;
revoke create on schema private from search;
grant usage on schema private to search;
revoke all on function private.search_memories(uuid, text, vector, integer) from public;
grant execute on function private.search_memories(uuid, text, vector, integer) to authenticated;
--rollback drop function private.search_memories(uuid, text, vector, integer);
--rollback drop function private.any_word(regconfig, text);
--rollback drop policy chunks_searched on clone_document_chunks;
--rollback drop policy memories_searched on memories;
--rollback revoke all on memories, clone_document_chunks from search;
