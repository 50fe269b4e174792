--liquibase formatted sql
--changeset memory:0043-memories-have-a-history
--comment: What a memory said before each change, and who changed it. Seen with the memory, added by who changes it, and never changed. The time is the database's, under the lock of the memory's row, so that the order of changes is that in which they were made.
create table if not exists memory_history (
    id                  uuid        primary key,
    memory_id           uuid        not null references memories (id) on delete cascade,
    clone_id            uuid        not null,
    user_id             uuid        not null,
    space_id            uuid,
    change              text        not null check (change in ('updated', 'deleted', 'restored')),
    before              jsonb       not null default '{}' check (jsonb_typeof(before) = 'object'),
    changed_by_user_id  uuid,
    changed_at          timestamptz not null default clock_timestamp()
);
create index if not exists memory_history_newest on memory_history (memory_id, changed_at desc, id desc);
create index if not exists memory_history_user on memory_history (user_id);
create index if not exists memory_history_changed_by on memory_history (changed_by_user_id) where changed_by_user_id is not null;
create index if not exists memory_history_space on memory_history (space_id, clone_id) where space_id is not null;
alter table memory_history enable row level security;
alter table memory_history force row level security;

drop policy if exists memory_history_visible on memory_history;
create policy memory_history_visible on memory_history for select to authenticated
    using (clone_id in (select c.id from projection.clones c)
           and ((space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
                or space_id in (select m.space_id from projection.space_members m)));
drop policy if exists memory_history_added on memory_history;
create policy memory_history_added on memory_history for insert to authenticated
    with check (changed_by_user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                and exists (select from memories m
                            where m.id = memory_id and m.clone_id = memory_history.clone_id
                              and m.user_id = memory_history.user_id
                              and m.space_id is not distinct from memory_history.space_id
                              and (m.user_id = memory_history.changed_by_user_id
                                   or m.space_id in (select s.space_id from projection.space_members s
                                                     where s.role in ('owner', 'admin')))));
drop policy if exists memory_history_bound on memory_history;
create policy memory_history_bound on memory_history as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
           or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
grant select, insert (id, memory_id, clone_id, user_id, space_id, change, before, changed_by_user_id)
    on memory_history to authenticated;

call private.open_to_eraser('memory_history');
grant update (changed_by_user_id) on memory_history to eraser;
--rollback drop table memory_history;
