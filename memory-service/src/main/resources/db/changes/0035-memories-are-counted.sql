--liquibase formatted sql
--changeset memory:0035-memories-are-counted splitStatements:false
--comment: How many memories each clone has, told as state to who lists clones. Counted by the statement that adds, deletes, restores or removes them, whoever runs it, so that no path is forgotten. The row's lock makes it exact; rows are locked in the order of their clones, so that two portions never wait for each other.
create table if not exists private.clone_memories (
    clone_id    uuid   primary key,
    memories    bigint not null,
    row_version bigint not null default 1,
    constraint clone_memories_bounds check (memories >= 0)
);
alter table private.clone_memories enable row level security;
alter table private.clone_memories force row level security;
drop policy if exists clone_memories_counted on private.clone_memories;
create policy clone_memories_counted on private.clone_memories to definer using (true) with check (true);
grant select, insert, update on private.clone_memories to definer;
call private.open_to_eraser('private.clone_memories');

create or replace trigger clone_memories_state after insert or update or delete on private.clone_memories
    for each row execute function messaging.publish_state('clonememoria.state.clone-memories', 'clone_memories.state',
        'clone_id', 'clone_id, memories');

-- Zero stays a row: one that went and came back would begin with a version that is known already.
create or replace function private.count_memories(of_clone uuid, change bigint)
    returns void language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    update private.clone_memories c set memories = c.memories + change, row_version = c.row_version + 1
        where c.clone_id = of_clone;
    if not found then
        insert into private.clone_memories as c (clone_id, memories) values (of_clone, change)
        on conflict (clone_id) do update set memories = c.memories + excluded.memories, row_version = c.row_version + 1;
    end if;
end $$;

-- Each branch knows only the rows that its kind of statement has.
create or replace function private.count_changed_memories()
    returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    case tg_op
        when 'INSERT' then
            perform private.count_memories(d.clone_id, d.change) from (
                select n.clone_id, count(*) as change from added n where n.deleted_at is null
                group by n.clone_id order by n.clone_id) d;
        when 'DELETE' then
            perform private.count_memories(d.clone_id, d.change) from (
                select o.clone_id, -count(*) as change from gone o where o.deleted_at is null
                group by o.clone_id order by o.clone_id) d;
        when 'UPDATE' then
            perform private.count_memories(d.clone_id, d.change) from (
                select c.clone_id, sum(c.change)::bigint as change from (
                    select n.clone_id, 1 as change from added n where n.deleted_at is null
                    union all
                    select o.clone_id, -1 from gone o where o.deleted_at is null) c
                group by c.clone_id having sum(c.change) <> 0 order by c.clone_id) d;
    end case;
    return null;
end $$;
alter function private.count_memories(uuid, bigint) owner to definer;
alter function private.count_changed_memories() owner to definer;
revoke all on function private.count_memories(uuid, bigint), private.count_changed_memories() from public;

create or replace trigger memories_counted_added after insert on memories
    referencing new table as added for each statement execute function private.count_changed_memories();
create or replace trigger memories_counted_changed after update on memories
    referencing old table as gone new table as added for each statement execute function private.count_changed_memories();
create or replace trigger memories_counted_gone after delete on memories
    referencing old table as gone for each statement execute function private.count_changed_memories();

-- the owner is bound by row level security like everybody: it would count nothing, unsaid
alter table memories no force row level security;
alter table private.clone_memories no force row level security;
insert into private.clone_memories as c (clone_id, memories)
    select m.clone_id, count(*) from memories m where m.deleted_at is null group by m.clone_id
    on conflict (clone_id) do update set memories = excluded.memories, row_version = c.row_version + 1
        where c.memories <> excluded.memories;
alter table memories force row level security;
alter table private.clone_memories force row level security;
--rollback drop trigger memories_counted_gone on memories; drop trigger memories_counted_changed on memories; drop trigger memories_counted_added on memories;
--rollback drop function private.count_changed_memories(); drop function private.count_memories(uuid, bigint);
--rollback drop table private.clone_memories;
