--liquibase formatted sql
--changeset memory:0071-search-hears-the-conversation splitStatements:false
--comment: Each half of the search says how much it found and not only in which order: by meaning, in spreads of the clone's own passages; by words, by how rare in the clone the words are that a passage shares with the question. What was said next to a passage and in the same conversation counts a little for it, and so do a speaker and a time that the question names.
grant select (clone_id, source_type, deleted_at, tags) on memories to search;
grant select (chunk_index) on clone_document_chunks to search;
drop policy if exists documents_searched on clone_documents;
create policy documents_searched on clone_documents for select to search using (true);
grant select (id, clone_id, source_type) on clone_documents to search;

create or replace function private.lexemes(in_language text, in_text text) returns text[]
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select tsvector_to_array(case in_language when 'fr' then to_tsvector('french', in_text)
                                              else to_tsvector('english', in_text) end)
$$;
create or replace function private.lexeme_query(in_lexeme text) returns tsquery
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    -- quoted by the rules of tsquery, so that nothing in a question is an operator
    select ('''' || replace(replace(in_lexeme, '\', '\\'), '''', '''''') || '''')::tsquery
$$;
-- The words of a name that are no article: "Charles de Gaulle" is not meant by every French question.
create or replace function private.name_words(in_text text) returns text[]
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(word), '{}') from unnest(tsvector_to_array(to_tsvector('simple', in_text))) word
    where length(word) > 1 and to_tsvector('english', word) <> '' and to_tsvector('french', word) <> ''
$$;

-- What may be found, in the one place that says it. No rights of its own: PostgreSQL puts it into the query that asks.
create or replace function private.findable(in_clone uuid, in_from timestamptz, in_until timestamptz,
                                            in_source_type text, in_speaker text, in_tag text, in_document uuid)
    returns table (id uuid, memory_id uuid, document_id uuid, chunk_index integer, language text, words tsvector,
                   embedding vector, title text, content text, created_at timestamptz)
    language sql stable as $$
    select k.id, k.memory_id, k.document_id, k.chunk_index, k.language, k.words, k.embedding, k.title, k.content, k.created_at
    from public.clone_document_chunks k
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

drop function if exists private.search_memories(uuid, text, vector, integer);
create or replace function private.search_memories(in_clone uuid, in_question text, in_vector vector, in_limit integer,
        in_words boolean default true, in_from timestamptz default null, in_until timestamptz default null,
        in_source_type text default null, in_speaker text default null, in_tag text default null,
        in_document uuid default null, in_times_from timestamptz[] default '{}', in_times_until timestamptz[] default '{}')
    returns table (kind text, id uuid, memory_id uuid, document_id uuid, title text, content text, speaker text,
                   occurred_at timestamptz, occurred_precision text, source_type text, created_at timestamptz,
                   score double precision, similarity double precision, by_meaning double precision,
                   by_words double precision, shared_words text[], by_speaker double precision,
                   by_time double precision, by_neighbours double precision, by_conversation double precision)
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    -- What each thing counts for, in spreads of meaning. Chosen on three conversations and measured on the fourth, in
    -- turn; halving or doubling one of them costs at most a point of recall.
    word_weight constant double precision := 0.18;
    speaker_weight constant double precision := 1.5;
    time_weight constant double precision := 2.5;
    neighbour_weight constant double precision := 0.1;
    conversation_weight constant double precision := 0.6;
    -- Cosines of e5-small-v2 lie close together; a clone of few passages leans on what is usual.
    usual_similarity constant double precision := 0.765;
    usual_spread constant double precision := 0.037;
    leaning constant double precision := 20;
    -- how deep each half looks
    depth constant integer := greatest(200, in_limit);
    -- more words in a question are read as if they were not there; the longest tell most
    most_words constant integer := 32;
    -- passages of a document that belong together as a conversation does
    page_length constant integer := 20;
    named constant text[] := private.name_words(in_question);
begin
    if not exists (select from projection.clones c where c.id = in_clone) then
        return;
    end if;
    return query
    with asked as materialized (
        select l.language, w.word, private.lexeme_query(w.word) as query
        from (values ('en'), ('fr')) l (language)
        cross join lateral (
            select word from unnest(private.lexemes(l.language, in_question)) word
            where in_words order by length(word) desc, word limit most_words) w
    ), near as materialized (
        select k.id, 1 - (k.embedding <=> in_vector) as similarity
        from private.findable(in_clone, in_from, in_until, in_source_type, in_speaker, in_tag, in_document) k
    ), scale as materialized (
        select (n * mean + leaning * usual_similarity) / (n + leaning) as middle,
               sqrt((n * variance + leaning * usual_spread ^ 2) / (n + leaning)) as spread, passages
        from (select count(*) as passages, count(similarity) as n, coalesce(avg(similarity), 0) as mean,
                     coalesce(var_pop(similarity), 0) as variance from near) measured
    ), hits as materialized (
        select k.id, a.language, a.word
        from private.findable(in_clone, in_from, in_until, in_source_type, in_speaker, in_tag, in_document) k
        join asked a on a.language = k.language and k.words @@ a.query
    ), rarity as materialized (
        -- as in BM25; not divided by the length of the passage, for what is said in passing is seldom an answer
        select h.language, h.word, ln(1 + (scale.passages - count(*) + 0.5) / (count(*) + 0.5))::double precision as weight
        from hits h cross join scale
        group by h.language, h.word, scale.passages
    ), said as materialized (
        select h.id, sum(r.weight) as weight from hits h join rarity r using (language, word) group by h.id
    ), seeds as materialized (
        (select n.id from near n where n.similarity is not null order by n.similarity desc, n.id limit depth)
        union
        (select s.id from said s order by s.weight desc, s.id limit depth)
    ), seeded as (
        select k.id, k.memory_id, k.document_id, k.chunk_index, m.occurred_at, m.occurred_precision
        from seeds join clone_document_chunks k using (id) left join memories m on m.id = k.memory_id
    ), beside as (
        -- the passages before and after it in its text
        select s.id as one, k.id as other
        from seeded s join clone_document_chunks k
          on k.document_id = s.document_id and k.chunk_index in (s.chunk_index - 1, s.chunk_index + 1)
        union
        select s.id, k.id
        from seeded s join clone_document_chunks k
          on k.memory_id = s.memory_id and k.chunk_index in (s.chunk_index - 1, s.chunk_index + 1)
        union
        -- what was told before and after it on the same day
        select s.id, k.id
        from seeded s cross join lateral (
            (select m.id from memories m
             where m.clone_id = in_clone and m.deleted_at is null and m.occurred_precision = 'day'
               and (m.occurred_at, m.id) > (s.occurred_at, s.memory_id)
               and m.occurred_at < date_trunc('day', s.occurred_at, 'UTC') + interval '1 day'
             order by m.occurred_at, m.id limit 1)
            union all
            (select m.id from memories m
             where m.clone_id = in_clone and m.deleted_at is null and m.occurred_precision = 'day'
               and (m.occurred_at, m.id) < (s.occurred_at, s.memory_id)
               and m.occurred_at >= date_trunc('day', s.occurred_at, 'UTC')
             order by m.occurred_at desc, m.id desc limit 1)) told
        join clone_document_chunks k on k.memory_id = told.id and k.chunk_index = 0
        where s.occurred_precision = 'day'
    ), chosen as materialized (
        select k.id, k.memory_id, k.document_id, k.title, k.content, k.created_at, m.speaker, m.occurred_at,
               m.occurred_precision, m.source_type, m.created_at as remembered_at,
               case when m.occurred_precision = 'day' then date_trunc('day', m.occurred_at, 'UTC')::text
                    else coalesce(k.memory_id, k.document_id)::text || '/' || k.chunk_index / page_length end as conversation
        from (select id from seeds union select other from beside) either
        join private.findable(in_clone, in_from, in_until, in_source_type, in_speaker, in_tag, in_document) k using (id)
        left join memories m on m.id = k.memory_id
    ), voices as materialized (
        -- "offset 0": few speakers are looked at, not each of their passages
        select v.speaker from (select distinct speaker from chosen offset 0) v where private.name_words(v.speaker) && named
    ), judged as materialized (
        select c.*, n.similarity,
               coalesce((n.similarity - scale.middle) / scale.spread, 0) as by_meaning,
               coalesce(said.weight * word_weight, 0) as by_words,
               case when c.speaker in (select v.speaker from voices v) then speaker_weight else 0 end as by_speaker,
               case when exists (
                   select from unnest(in_times_from, in_times_until) time (begins, ends)
                   where c.occurred_at < time.ends + interval '14 days'
                     and c.occurred_at + case c.occurred_precision when 'day' then interval '1 day'
                         when 'month' then interval '1 month' when 'year' then interval '1 year'
                         else interval '3 years' end > time.begins) then time_weight else 0 end as by_time
        from chosen c
        left join near n on n.id = c.id
        left join said on said.id = c.id
        cross join scale
    ), own as (
        select j.id, j.by_meaning + j.by_words + j.by_speaker + j.by_time as score from judged j
    ), context as (
        select p.one as id, sum(o.score) * neighbour_weight as score
        from (select one, other from beside union select other, one from beside) p
        join own o on o.id = p.other
        group by p.one
    ), summed as (
        select j.*, coalesce(c.score, 0) as by_neighbours,
               conversation_weight * max(o.score) over (partition by j.conversation) as by_conversation,
               o.score as own
        from judged j join own o on o.id = j.id left join context c on c.id = j.id
    ), best as (
        -- a long memory has several passages; the best one speaks for it
        select distinct on (coalesce(s.memory_id, s.id)) s.*, s.own + s.by_neighbours + s.by_conversation as score
        from summed s
        order by coalesce(s.memory_id, s.id), s.own + s.by_neighbours + s.by_conversation desc, s.id
    )
    select case when b.memory_id is null then 'chunk' else 'memory' end,
           coalesce(b.memory_id, b.id), b.memory_id, b.document_id, b.title, b.content,
           b.speaker, b.occurred_at, b.occurred_precision,
           coalesce(b.source_type, (select d.source_type from clone_documents d where d.id = b.document_id)),
           coalesce(b.remembered_at, b.created_at),
           b.score, b.similarity, b.by_meaning, b.by_words,
           coalesce((select array_agg(h.word order by r.weight desc, h.word)
                     from hits h join rarity r using (language, word) where h.id = b.id), '{}'),
           b.by_speaker, b.by_time, b.by_neighbours,
           b.by_conversation
    from (select * from best order by score desc, id limit in_limit) b
    order by b.score desc, b.id;
end $$;
grant create on schema private to search;
alter function private.search_memories(uuid, text, vector, integer, boolean, timestamptz, timestamptz, text, text, text,
    uuid, timestamptz[], timestamptz[]) owner to search;
revoke create on schema private from search;
revoke all on function private.search_memories(uuid, text, vector, integer, boolean, timestamptz, timestamptz, text, text,
    text, uuid, timestamptz[], timestamptz[]) from public;
grant execute on function private.search_memories(uuid, text, vector, integer, boolean, timestamptz, timestamptz, text,
    text, text, uuid, timestamptz[], timestamptz[]) to authenticated;
revoke all on function private.findable(uuid, timestamptz, timestamptz, text, text, text, uuid),
    private.lexemes(text, text), private.lexeme_query(text), private.name_words(text) from public;
grant execute on function private.findable(uuid, timestamptz, timestamptz, text, text, text, uuid),
    private.lexemes(text, text), private.lexeme_query(text), private.name_words(text) to search;
drop function if exists private.any_word(regconfig, text);
--rollback drop function private.search_memories(uuid, text, vector, integer, boolean, timestamptz, timestamptz, text, text, text, uuid, timestamptz[], timestamptz[]);
--rollback drop function private.findable(uuid, timestamptz, timestamptz, text, text, text, uuid);
--rollback drop function private.lexemes(text, text);
--rollback drop function private.lexeme_query(text);
--rollback drop function private.name_words(text);
--rollback drop policy documents_searched on clone_documents;
--rollback revoke select (id, clone_id, source_type) on clone_documents from search;
--rollback revoke select (clone_id, source_type, deleted_at, tags) on memories from search;
--rollback revoke select (chunk_index) on clone_document_chunks from search;
