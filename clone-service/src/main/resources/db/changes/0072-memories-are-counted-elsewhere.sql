--liquibase formatted sql
--changeset clone:0072-memories-are-counted-elsewhere splitStatements:false
--comment: How many memories each clone has, as memory-service says. It belongs to its clone: who sees that sees this, but for administrators, who see that a clone is there and nothing of what it holds; and it goes with it, so that what is told late about a clone that is gone leaves nothing.
create table if not exists projection.clone_memories (
    clone_id uuid   primary key references public.clones on delete cascade,
    memories bigint not null,
    version  bigint not null
);
alter table projection.clone_memories enable row level security;
alter table projection.clone_memories force row level security;
drop policy if exists clone_memories_of_visible_clones on projection.clone_memories;
create policy clone_memories_of_visible_clones on projection.clone_memories for select to authenticated
    using ((select current_setting('app.is_platform_admin', true)) is distinct from 'true'
        and exists (select 1 from public.clones c where c.id = clone_memories.clone_id));
drop policy if exists clone_memories_bound on projection.clone_memories;
create policy clone_memories_bound on projection.clone_memories as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or exists (select 1 from public.clones c where c.id = clone_memories.clone_id
            and c.space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid)));
drop policy if exists clone_memories_for_definer on projection.clone_memories;
create policy clone_memories_for_definer on projection.clone_memories to definer using (true) with check (true);
grant select (clone_id, memories) on projection.clone_memories to authenticated;
grant select, insert, update, delete on projection.clone_memories to definer;

create or replace function private.know_memories(of_clone uuid, in_memories bigint, in_version bigint)
    returns void language sql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    insert into projection.clone_memories as known (clone_id, memories, version)
    select c.id, in_memories, in_version from public.clones c where c.id = of_clone
    on conflict (clone_id) do update set memories = excluded.memories, version = excluded.version
    where excluded.version > known.version
$$;
create or replace function private.forget_memories(of_clone uuid, in_version bigint)
    returns void language sql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    delete from projection.clone_memories k where k.clone_id = of_clone and k.version < in_version
$$;
alter function private.know_memories(uuid, bigint, bigint) owner to definer;
alter function private.forget_memories(uuid, bigint) owner to definer;
revoke all on function private.know_memories(uuid, bigint, bigint), private.forget_memories(uuid, bigint) from public;
grant execute on function private.know_memories(uuid, bigint, bigint), private.forget_memories(uuid, bigint) to consumer;
--rollback drop function private.forget_memories(uuid, bigint); drop function private.know_memories(uuid, bigint, bigint);
--rollback drop table projection.clone_memories;
