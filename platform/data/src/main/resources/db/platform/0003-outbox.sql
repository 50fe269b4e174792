--liquibase formatted sql
--changeset platform:0003-outbox
--comment: An event is written in the transaction of what it tells of; the relay takes it to the broker and deletes it.
create table if not exists messaging.outbox (
    -- the order in which the relay sends; a database's number, because clocks of several processes are no order
    position bigint generated always as identity primary key,
    event_id uuid not null default gen_random_uuid(),
    topic text not null,
    record_key text not null,
    type text not null,
    row_version bigint,
    data jsonb,
    request_id text,
    traceparent text,
    occurred_at timestamptz not null default clock_timestamp()
);
-- a queue's table is mostly dead rows: vacuum by their number, not by a share of the table
alter table messaging.outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
alter table messaging.outbox enable row level security;
alter table messaging.outbox force row level security;
drop policy if exists outbox_append on messaging.outbox;
create policy outbox_append on messaging.outbox for insert to authenticated, consumer, definer with check (true);
drop policy if exists outbox_relay on messaging.outbox;
create policy outbox_relay on messaging.outbox to relay using (true);
grant insert on messaging.outbox to authenticated, consumer, definer;
grant select, delete on messaging.outbox to relay;
--rollback drop table messaging.outbox;
