--liquibase formatted sql
--changeset billing:0003-usage-is-counted-per-day
--comment: Phase 3, GDPR and billing: what a person used on a UTC day. One row per person and day, so that concurrent events add up in it.
create table if not exists usage_metrics (
    id                 uuid        primary key default gen_random_uuid(),
    user_id            uuid        not null,
    metric_date        date        not null,
    messages_count     bigint      not null default 0 check (messages_count >= 0),
    tokens_used        bigint      not null default 0 check (tokens_used >= 0),
    documents_uploaded bigint      not null default 0 check (documents_uploaded >= 0),
    clones_created     bigint      not null default 0 check (clones_created >= 0),
    tts_requests       bigint      not null default 0 check (tts_requests >= 0),
    avatar_requests    bigint      not null default 0 check (avatar_requests >= 0),
    created_at         timestamptz not null default now(),
    updated_at         timestamptz not null default now(),
    constraint usage_metrics_one_per_day unique (user_id, metric_date)
);
create index if not exists usage_metrics_metric_date on usage_metrics (metric_date);
create or replace trigger usage_metrics_touch before update on usage_metrics
    for each row execute function private.touch_updated_at();
--rollback drop table usage_metrics;
