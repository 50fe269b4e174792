--liquibase formatted sql
--changeset platform:0013-limits
--comment: What is used of a limit stands in one row, locked by whoever spends; what work in progress may still use is held beside it. A hold ends with its lease, so that nobody pays for a process that died. Only definer's functions write here, and only for the caller; a service whose limits have other subjects adds a policy for those.
create table if not exists private.limit_counters (
    limit_name text   not null,
    subject    uuid   not null,
    period     text   not null,
    used       bigint not null default 0,
    primary key (limit_name, subject, period),
    constraint limit_counters_name_is_a_word check (limit_name ~ '^[a-z][a-z_]{0,49}$'),
    constraint limit_counters_period_known check (period ~ '^(ever|[0-9]{4}-[0-9]{2})$'),
    constraint limit_counters_used_bounds check (used >= 0)
);
create table if not exists private.limit_holds (
    limit_name text        not null,
    id         uuid        not null,
    subject    uuid        not null,
    period     text        not null,
    amount     bigint      not null,
    expires_at timestamptz not null,
    primary key (limit_name, id),
    foreign key (limit_name, subject, period) references private.limit_counters on delete cascade,
    constraint limit_holds_amount_bounds check (amount > 0)
);
create index if not exists limit_counters_of_subject on private.limit_counters (subject);
create index if not exists limit_holds_of_counter on private.limit_holds (limit_name, subject, period);
create index if not exists limit_holds_of_subject on private.limit_holds (subject);
create index if not exists limit_holds_expires_at on private.limit_holds (expires_at);
alter table private.limit_counters enable row level security;
alter table private.limit_counters force row level security;
alter table private.limit_holds enable row level security;
alter table private.limit_holds force row level security;

drop policy if exists limit_counters_of_caller on private.limit_counters;
create policy limit_counters_of_caller on private.limit_counters to definer
    using (subject = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists limit_holds_of_caller on private.limit_holds;
create policy limit_holds_of_caller on private.limit_holds to definer
    using (subject = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists limit_counters_erased on private.limit_counters;
create policy limit_counters_erased on private.limit_counters to eraser using (true);
drop policy if exists limit_holds_erased on private.limit_holds;
create policy limit_holds_erased on private.limit_holds to eraser using (true);

grant usage on schema private to authenticated, eraser;
grant select, insert, update on private.limit_counters to definer;
grant select, insert, update, delete on private.limit_holds to definer;
grant select, delete on private.limit_counters, private.limit_holds to eraser;
--rollback drop table private.limit_holds; drop table private.limit_counters;
