--liquibase formatted sql
--changeset workspace:0010-webhook-logs
--comment: Each attempt to reach an endpoint. Who sees the endpoint sees its attempts; nobody who asks writes any.
create table if not exists webhook_logs (
    id            uuid        primary key default gen_random_uuid(),
    webhook_id    uuid        not null references webhooks on delete cascade,
    event         text        not null constraint webhook_logs_event_length check (length(event) between 1 and 100),
    payload       jsonb       not null,
    status_code   integer     constraint webhook_logs_status_code check (status_code between 100 and 599),
    error_message text        constraint webhook_logs_error_message_length check (length(error_message) <= 2000),
    created_at    timestamptz not null default now()
);
alter table webhook_logs enable row level security;
alter table webhook_logs force row level security;

create index if not exists webhook_logs_newest_first on webhook_logs (webhook_id, created_at desc, id desc);
create index if not exists webhook_logs_by_age on webhook_logs (created_at);

-- The inner query is under the policies of webhooks, those of a bound key included.
drop policy if exists webhook_logs_seen on webhook_logs;
create policy webhook_logs_seen on webhook_logs for select to authenticated
    using (webhook_id in (select w.id from webhooks w));

grant select on webhook_logs to authenticated;
--rollback drop table webhook_logs;
