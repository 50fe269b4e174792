--liquibase formatted sql
--changeset platform:0006-dead-letters
--comment: An event that cannot take effect is kept with its cause; later events of its key wait behind it.
create table if not exists messaging.dead_letters (
    id uuid primary key default gen_random_uuid(),
    consumer text not null,
    topic text not null,
    partition_number int not null,
    record_offset bigint not null,
    record_key text,
    headers jsonb not null,
    data bytea,
    cause text not null,
    parked_at timestamptz not null default now(),
    replayed_at timestamptz,
    unique (consumer, topic, partition_number, record_offset)
);
create index if not exists dead_letters_parked on messaging.dead_letters (consumer, topic, record_key)
    where replayed_at is null;
alter table messaging.dead_letters enable row level security;
alter table messaging.dead_letters force row level security;
drop policy if exists dead_letters_consumer on messaging.dead_letters;
create policy dead_letters_consumer on messaging.dead_letters to consumer using (true);
grant select, insert, update (replayed_at, cause) on messaging.dead_letters to consumer;
--rollback drop table messaging.dead_letters;
