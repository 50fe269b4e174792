--liquibase formatted sql
--changeset memory:0085-search-judges-whole-conversations splitStatements:false
--comment: What is said in a conversation counts by the best that was said in it, and so may be among the best though neither half of the search came across it. The conversations of the twenty best are judged whole: of the first ten and twenty of a search that judges every passage, 0.992 and 0.994 are found instead of 0.982 and 0.972, for a sixth more time.
create or replace function private.search_memories(in_clone uuid, in_question text, in_vector vector, in_limit integer,
        in_words boolean default true, in_from timestamptz default null, in_until timestamptz default null,
        in_source_type text default null, in_speaker text default null, in_tag text default null,
        in_document uuid default null, in_times_from timestamptz[] default '{}', in_times_until timestamptz[] default '{}')
    returns table (kind text, id uuid, memory_id uuid, document_id uuid, title text, content text, speaker text,
                   occurred_at timestamptz, occurred_precision text, source_type text, created_at timestamptz,
                   score double precision, similarity double precision, by_meaning double precision,
                   by_words double precision, shared_words text[], by_speaker double precision,
                   by_time double precision, by_neighbours double precision, by_conversation double precision)
    -- Planned for each question: clones differ in size and questions in filters, and a plan for all of them is many times slower.
    -- Compiling it would cost more than it saves. What is read of a clone of 100,000 passages has room in memory.
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
    set plan_cache_mode = force_custom_plan set jit = off set work_mem = '16MB' as $$
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
    -- whose conversations are judged whole
    leaders constant integer := 20;
    -- more words in a question are read as if they were not there; the longest tell most. Two languages fill 64 bits.
    most_words constant integer := 32;
    -- passages of a document that belong together as a conversation does
    page_length constant integer := 20;
    named constant text[] := private.name_words(in_question);
    english constant text[] := array(select word from unnest(case when in_words then private.lexemes('en', in_question) end) word
                                     order by length(word) desc, word limit most_words);
    french constant text[] := array(select word from unnest(case when in_words then private.lexemes('fr', in_question) end) word
                                    order by length(word) desc, word limit most_words);
    all_english constant tsquery[] := array(select private.lexeme_query(word) from unnest(english) word);
    all_french constant tsquery[] := array(select private.lexeme_query(word) from unnest(french) word);
    any_english constant tsquery := nullif(array_to_string(all_english, ' | '), '');
    any_french constant tsquery := nullif(array_to_string(all_french, ' | '), '');
begin
    if not exists (select from projection.clones c where c.id = in_clone) then
        return;
    end if;
    return query
    with asked as materialized (
        select word, 1::bigint << (place - 1)::integer as bit from unnest(english) with ordinality w (word, place)
        union all
        select word, 1::bigint << ((place - 1)::integer + most_words) from unnest(french) with ordinality w (word, place)
    ), heard as materialized (
        select k.id, 1 - (k.embedding <=> in_vector) as similarity,
               case when k.language = 'fr' and k.words @@ any_french then private.shared(k.words, all_french) << most_words
                    when k.language = 'en' and k.words @@ any_english then private.shared(k.words, all_english)
                    else 0 end as shared
        from private.findable(in_clone, in_from, in_until, in_source_type, in_speaker, in_tag, in_document) k
    ), scale as materialized (
        select (n * mean + leaning * usual_similarity) / (n + leaning) as middle,
               sqrt((n * variance + leaning * usual_spread ^ 2) / (n + leaning)) as spread, passages
        from (select count(*) as passages, count(similarity) as n, coalesce(avg(similarity), 0) as mean,
                     coalesce(var_pop(similarity), 0) as variance from heard) measured
    ), alike as materialized (
        select h.shared, count(*) as passages from heard h where h.shared <> 0 group by h.shared
    ), rarity as materialized (
        -- as in BM25; not divided by the length of the passage, for what is said in passing is seldom an answer
        select a.word, a.bit, ln(1 + (scale.passages - sum(s.passages) + 0.5) / (sum(s.passages) + 0.5))::double precision as weight
        from asked a join alike s on s.shared & a.bit <> 0 cross join scale
        group by a.word, a.bit, scale.passages
    ), said as materialized (
        select s.shared, sum(r.weight) as weight from alike s join rarity r on s.shared & r.bit <> 0 group by s.shared
    ), seeds as materialized (
        (select h.id from heard h where h.similarity is not null order by h.similarity desc, h.id limit depth)
        union
        (select h.id from heard h join said s using (shared) order by s.weight desc, h.id limit depth)
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
    ), foremost as materialized (
        select h.id from seeds join heard h using (id) left join said using (shared) cross join scale
        order by coalesce((h.similarity - scale.middle) / scale.spread, 0) + coalesce(said.weight * word_weight, 0) desc, h.id
        limit leaders
    ), company as (
        -- what was said in the conversations of the best, or stands on the same pages: the best there counts for all of it
        select k.id
        from seeded s join foremost using (id) join clone_document_chunks k
          on k.document_id = s.document_id and k.chunk_index between s.chunk_index / page_length * page_length
                                                                 and s.chunk_index / page_length * page_length + page_length - 1
        union
        select k.id
        from seeded s join foremost using (id) cross join lateral (
            (select m.id from memories m
             where m.clone_id = in_clone and m.deleted_at is null and m.occurred_precision = 'day'
               and (m.occurred_at, m.id) > (s.occurred_at, s.memory_id)
               and m.occurred_at < date_trunc('day', s.occurred_at, 'UTC') + interval '1 day'
             order by m.occurred_at, m.id limit page_length)
            union all
            (select m.id from memories m
             where m.clone_id = in_clone and m.deleted_at is null and m.occurred_precision = 'day'
               and (m.occurred_at, m.id) < (s.occurred_at, s.memory_id)
               and m.occurred_at >= date_trunc('day', s.occurred_at, 'UTC')
             order by m.occurred_at desc, m.id desc limit page_length)) told
        join clone_document_chunks k on k.memory_id = told.id and k.chunk_index = 0
        where s.occurred_precision = 'day'
    ), chosen as materialized (
        select k.id, k.memory_id, k.document_id, k.title, k.content, k.created_at, m.speaker, m.occurred_at,
               m.occurred_precision, m.source_type, m.created_at as remembered_at,
               case when m.occurred_precision = 'day' then date_trunc('day', m.occurred_at, 'UTC')::text
                    else coalesce(k.memory_id, k.document_id)::text || '/' || k.chunk_index / page_length end as conversation
        from (select id from seeds union select other from beside union select id from company) either
        join private.findable(in_clone, in_from, in_until, in_source_type, in_speaker, in_tag, in_document) k using (id)
        left join memories m on m.id = k.memory_id
    ), voices as materialized (
        -- "offset 0": few speakers are looked at, not each of their passages
        select v.speaker from (select distinct speaker from chosen offset 0) v where private.name_words(v.speaker) && named
    ), judged as materialized (
        select c.*, h.similarity, h.shared,
               coalesce((h.similarity - scale.middle) / scale.spread, 0) as by_meaning,
               coalesce((select s.weight from said s where s.shared = h.shared) * word_weight, 0) as by_words,
               case when c.speaker in (select v.speaker from voices v) then speaker_weight else 0 end as by_speaker,
               case when exists (
                   select from unnest(in_times_from, in_times_until) time (begins, ends)
                   where c.occurred_at < time.ends + interval '14 days'
                     and c.occurred_at + case c.occurred_precision when 'day' then interval '1 day'
                         when 'month' then interval '1 month' when 'year' then interval '1 year'
                         else interval '3 years' end > time.begins) then time_weight else 0 end as by_time
        from chosen c
        left join heard h on h.id = c.id
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
           coalesce((select array_agg(r.word order by r.weight desc, r.word) from rarity r where r.bit & b.shared <> 0), '{}'),
           b.by_speaker, b.by_time, b.by_neighbours,
           b.by_conversation
    from (select * from best order by score desc, id limit in_limit) b
    order by b.score desc, b.id;
end $$;
--rollback empty
