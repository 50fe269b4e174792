--liquibase formatted sql
--changeset billing:0014-subscriptions
--comment: Which plan a person is on. Who has no row is on the free plan; the period is empty while nothing is paid for.
create table if not exists subscriptions (
    user_id      uuid        primary key,
    plan         text        not null references billing_quotas (plan),
    status       text        not null default 'active' check (status in ('active', 'past_due', 'cancelled')),
    since        timestamptz not null default now(),
    period_start timestamptz,
    period_end   timestamptz,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    row_version  bigint      not null default 1,
    constraint subscriptions_period check (
        (period_start is null) = (period_end is null) and (period_start is null or period_start < period_end))
);
create index if not exists subscriptions_plan on subscriptions (plan);
create or replace trigger subscriptions_touch before update on subscriptions
    for each row execute function private.touch_row();
--rollback drop table subscriptions;
