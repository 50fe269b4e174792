--liquibase formatted sql
--changeset billing:0008-api-key-usage-is-counted-per-window
--comment: How often a key was used in each window of its rate limit.
create table if not exists api_key_usage (
    id            uuid        primary key default gen_random_uuid(),
    api_key_id    uuid        not null references api_keys (id) on delete cascade,
    window_start  timestamptz not null,
    request_count bigint      not null default 0 check (request_count >= 0),
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    constraint api_key_usage_one_per_window unique (api_key_id, window_start)
);
create index if not exists api_key_usage_window_start on api_key_usage (window_start);
create or replace trigger api_key_usage_touch before update on api_key_usage
    for each row execute function private.touch_updated_at();
--rollback drop table api_key_usage;
