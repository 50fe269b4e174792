--liquibase formatted sql
--changeset platform:0005-inbox
--comment: What a consumer has done it remembers in the transaction of the effect; a duplicate is then a no-op.
create table if not exists messaging.inbox (
    consumer text not null,
    event_id uuid not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index if not exists inbox_received_at on messaging.inbox (received_at);
alter table messaging.inbox enable row level security;
alter table messaging.inbox force row level security;
drop policy if exists inbox_consumer on messaging.inbox;
create policy inbox_consumer on messaging.inbox to consumer using (true);
grant select, insert on messaging.inbox to consumer;
--rollback drop table messaging.inbox;
