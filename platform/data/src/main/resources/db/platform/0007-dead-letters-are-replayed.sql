--liquibase formatted sql
--changeset platform:0007-dead-letters-are-replayed
--comment: An administrator replays what is parked; a replay that fails again says when and why. What was done long ago may be forgotten: the eraser does it.
alter table messaging.dead_letters add column if not exists tried_at timestamptz;
create index if not exists dead_letters_newest_first on messaging.dead_letters (parked_at desc, id desc)
    where replayed_at is null;
create index if not exists dead_letters_replayed on messaging.dead_letters (replayed_at) where replayed_at is not null;
grant update (tried_at) on messaging.dead_letters to consumer;
grant usage on schema messaging to eraser;
grant select (consumer, event_id, received_at), delete on messaging.inbox to eraser;
drop policy if exists inbox_eraser on messaging.inbox;
create policy inbox_eraser on messaging.inbox to eraser using (true);
--rollback drop policy inbox_eraser on messaging.inbox;
--rollback revoke all on messaging.inbox from eraser;
--rollback alter table messaging.dead_letters drop column tried_at;
