--liquibase formatted sql
--changeset platform:0019-erased-users splitStatements:false
--comment: Who was erased stays known by an id that leads nowhere any more, so that what arrives late about them has no effect. Whoever writes about a person holds a shared lock until the commit, and an erasure waits for it: nothing slips in behind it.
create table if not exists projection.erased_users (
    user_id uuid primary key,
    erased_at timestamptz not null default now(),
    -- how many of each kind were removed, added up in the transaction of each portion
    receipt jsonb not null default '{}'
);
alter table projection.erased_users enable row level security;
alter table projection.erased_users force row level security;
drop policy if exists erased_users_marked on projection.erased_users;
create policy erased_users_marked on projection.erased_users to consumer, eraser using (true) with check (true);
drop policy if exists erased_users_asked on projection.erased_users;
create policy erased_users_asked on projection.erased_users for select to definer using (true);
grant select, insert on projection.erased_users to consumer;
grant select, insert, update on projection.erased_users to eraser;
grant select on projection.erased_users to definer;
grant usage on schema private to consumer, eraser;
grant usage on schema messaging to eraser;

-- Volatile: the second statement has a snapshot of its own, taken after the lock was waited for.
create or replace function private.any_erased(people uuid[]) returns boolean
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(person::text, 0)) from unnest(people) person;
    return exists (select from projection.erased_users e where e.user_id = any (people));
end $$;
alter function private.any_erased(uuid[]) owner to definer;
revoke all on function private.any_erased(uuid[]) from public;
grant execute on function private.any_erased(uuid[]) to consumer, eraser, relay;

-- The other side of that lock, to the end of the transaction.
create or replace function private.hold_for_erasure(person uuid) returns void
    language sql volatile
    set search_path = pg_catalog, pg_temp
as $$
    select pg_advisory_xact_lock(hashtextextended(person::text, 0))
$$;
revoke all on function private.hold_for_erasure(uuid) from public;
grant execute on function private.hold_for_erasure(uuid) to eraser;

-- For change sets: lets the eraser see and remove every row of these tables. Run by their owner.
create or replace procedure private.open_to_eraser(variadic tables regclass[])
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    opened regclass;
begin
    foreach opened in array tables loop
        execute format('drop policy if exists for_eraser on %s', opened);
        execute format('create policy for_eraser on %s to eraser using (true) with check (true)', opened);
        execute format('grant select, delete on %s to eraser', opened);
    end loop;
end $$;
revoke all on procedure private.open_to_eraser(regclass[]) from public;
call private.open_to_eraser('messaging.dead_letters', 'messaging.jobs', 'messaging.job_turns');
--rollback drop procedure private.open_to_eraser(regclass[]);
--rollback drop function private.hold_for_erasure(uuid);
--rollback drop function private.any_erased(uuid[]);
--rollback drop table projection.erased_users;
