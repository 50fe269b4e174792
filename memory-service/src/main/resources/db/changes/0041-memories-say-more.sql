--liquibase formatted sql
--changeset memory:0041-memories-say-more
--comment: What a memory is about, in which language it is when its author says so, how far it is to be trusted and whatever else belongs to it. Trust follows from who adds it, so a request can only say what is true of itself.
alter table memories add column if not exists language text check (language in ('en', 'fr'));
alter table memories add column if not exists tags text[] not null default '{}' check (cardinality(tags) <= 50);
alter table memories add column if not exists people text[] not null default '{}' check (cardinality(people) <= 50);
alter table memories add column if not exists places text[] not null default '{}' check (cardinality(places) <= 50);
alter table memories add column if not exists trust text not null default 'owner'
    check (trust in ('owner', 'family', 'import', 'visitor'));
alter table memories add column if not exists metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object');
create index if not exists memories_in_time on memories (clone_id, occurred_at, id) where deleted_at is null;

drop policy if exists memories_added on memories;
create policy memories_added on memories for insert to authenticated
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                and exists (select from projection.clones c
                            where c.id = clone_id and c.space_id is not distinct from memories.space_id
                              and memories.trust = case when c.user_id = memories.user_id then 'owner' else 'family' end));

grant insert (language, tags, people, places, trust, metadata),
      update (title, content, language, speaker, occurred_at, occurred_precision, tags, people, places, metadata)
    on memories to authenticated;

-- what members of a space added to clones of others; the owner is bound by row level security like everybody, and
-- nobody changed these memories
alter table memories no force row level security;
alter table projection.clones no force row level security;
alter table memories disable trigger memories_touch;
update memories m set trust = 'family'
    from projection.clones c where c.id = m.clone_id and c.user_id <> m.user_id and m.trust = 'owner';
alter table memories enable trigger memories_touch;
alter table projection.clones force row level security;
alter table memories force row level security;
--rollback drop index memories_in_time;
--rollback alter table memories drop column language, drop column tags, drop column people, drop column places, drop column trust cascade, drop column metadata;
