--liquibase formatted sql
--changeset platform:0018-jobs splitStatements:false
--comment: Work that takes long. A job's row holds how far it is; who works on it has a lease and moves the checkpoint in the transaction of the work, so that a kill loses nothing and repeats nothing.
create table if not exists messaging.jobs (
    id uuid primary key,
    kind text not null check (kind ~ '^[a-z][a-z0-9_-]{0,49}$'),
    user_id uuid not null,
    space_id uuid,
    payload jsonb not null default '{}',
    state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    done bigint not null default 0 check (done >= 0),
    total bigint check (total >= 0),
    checkpoint jsonb not null default '{}',
    -- since the checkpoint last moved
    attempts int not null default 0,
    -- when it may be taken: by anybody who waits for work, or, while it is leased, by who finds its owner gone
    due_at timestamptz not null default now(),
    lease_owner uuid,
    cancel_requested_at timestamptz,
    cause text,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    constraint jobs_end check ((state in ('queued', 'running')) = (finished_at is null)),
    constraint jobs_lease check (lease_owner is null or state = 'running')
);
create index if not exists jobs_open on messaging.jobs (user_id, due_at) where finished_at is null;
create index if not exists jobs_of_user on messaging.jobs (user_id, created_at desc, id desc);
create index if not exists jobs_finished on messaging.jobs (finished_at) where finished_at is not null;
alter table messaging.jobs enable row level security;
alter table messaging.jobs force row level security;
drop policy if exists jobs_own on messaging.jobs;
create policy jobs_own on messaging.jobs to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists jobs_bound on messaging.jobs;
create policy jobs_bound on messaging.jobs as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
drop policy if exists jobs_consumer on messaging.jobs;
create policy jobs_consumer on messaging.jobs to consumer using (true) with check (true);
grant select (id, kind, user_id, space_id, state, done, total, cause, created_at, started_at, finished_at, cancel_requested_at),
      insert (id, kind, user_id, space_id, payload),
      update (cancel_requested_at)
    on messaging.jobs to authenticated;
grant select, insert, update, delete on messaging.jobs to consumer;

-- Whose turn it is: one row per person with jobs, served longest ago first. Its lock keeps two runners from giving one
-- person more than their share.
create table if not exists messaging.job_turns (
    user_id uuid primary key,
    served_at timestamptz not null default '-infinity'
);
alter table messaging.job_turns enable row level security;
alter table messaging.job_turns force row level security;
drop policy if exists job_turns_kept on messaging.job_turns;
create policy job_turns_kept on messaging.job_turns to consumer, definer using (true) with check (true);
grant select, update, delete on messaging.job_turns to consumer;
grant select, insert, update on messaging.job_turns to definer;

-- "do update", though nothing changes: it waits for whoever is removing the row, "do nothing" would not.
create or replace function messaging.queue_for_turn() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into messaging.job_turns as turn (user_id) select distinct user_id from added order by user_id
    on conflict (user_id) do update set served_at = turn.served_at;
    return null;
end $$;
alter function messaging.queue_for_turn() owner to definer;
revoke all on function messaging.queue_for_turn() from public;
create or replace trigger jobs_queue after insert on messaging.jobs
    referencing new table as added for each statement execute function messaging.queue_for_turn();
--rollback drop table messaging.job_turns; drop table messaging.jobs; drop function messaging.queue_for_turn();
