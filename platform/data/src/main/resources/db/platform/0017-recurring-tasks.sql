--liquibase formatted sql
--changeset platform:0017-recurring-tasks
--comment: When each recurring task is due. Whoever runs one holds its row for the time of the run: a kill lets go of it, and there is no second runner.
create table if not exists messaging.recurring_tasks (
    name text primary key,
    next_run timestamptz not null default now(),
    failures int not null default 0,
    last_run timestamptz,
    last_failure text
);
alter table messaging.recurring_tasks enable row level security;
alter table messaging.recurring_tasks force row level security;
drop policy if exists recurring_tasks_consumer on messaging.recurring_tasks;
create policy recurring_tasks_consumer on messaging.recurring_tasks to consumer using (true) with check (true);
grant select, insert, update on messaging.recurring_tasks to consumer;
--rollback drop table messaging.recurring_tasks;
