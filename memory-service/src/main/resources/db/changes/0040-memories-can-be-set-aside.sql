--liquibase formatted sql
--changeset memory:0040-memories-can-be-set-aside splitStatements:false
--comment: A memory that is not enabled is kept and listed and not found. Its passages say so themselves, because search asks nothing but them; they follow by the trigger that has them follow a deletion, and a new one must say what its memory says.
alter table memories add column if not exists enabled boolean not null default true;
alter table clone_document_chunks add column if not exists is_enabled boolean not null default true;

create or replace function private.hide_chunks_of_memory() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update clone_document_chunks set deleted_at = new.deleted_at, is_enabled = new.enabled where memory_id = new.id;
    return null;
end $$;
alter function private.hide_chunks_of_memory() owner to definer;
revoke all on function private.hide_chunks_of_memory() from public;
drop trigger if exists memories_delete_chunks on memories;
create or replace trigger memories_hide_chunks after update of deleted_at, enabled on memories for each row
    when (old.deleted_at is distinct from new.deleted_at or old.enabled <> new.enabled)
    execute function private.hide_chunks_of_memory();
drop function if exists private.delete_chunks_of_memory();

grant select (is_enabled), update (is_enabled) on clone_document_chunks to definer;
grant select (is_enabled) on clone_document_chunks to search;
grant insert (is_enabled) on clone_document_chunks to authenticated;
grant insert (enabled), update (enabled) on memories to authenticated;

drop policy if exists chunks_added on clone_document_chunks;
create policy chunks_added on clone_document_chunks for insert to authenticated
    with check (exists (select from memories m
                        where m.id = memory_id and m.clone_id = clone_document_chunks.clone_id
                          and m.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                          and m.user_id = clone_document_chunks.user_id
                          and m.space_id is not distinct from clone_document_chunks.space_id
                          and m.enabled = clone_document_chunks.is_enabled)
                or exists (select from clone_documents d
                           where d.id = document_id and d.clone_id = clone_document_chunks.clone_id
                             and d.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                             and d.user_id = clone_document_chunks.user_id
                             and d.space_id is not distinct from clone_document_chunks.space_id));

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
            where k.clone_id = in_clone and k.deleted_at is null and k.is_enabled and k.embedding is not null and in_vector is not null
            order by distance
            limit depth
        ) near
    ), said as (
        select found.id, row_number() over (order by found.rank desc, found.id) as place
        from (
            select k.id, ts_rank(k.words, case k.language when 'fr' then french else english end, 1) as rank
            from clone_document_chunks k
            where k.clone_id = in_clone and k.deleted_at is null and k.is_enabled
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
--rollback drop trigger memories_hide_chunks on memories;
--rollback drop function private.hide_chunks_of_memory();
--rollback alter table clone_document_chunks drop column is_enabled cascade;
--rollback alter table memories drop column enabled;
