--liquibase formatted sql
--changeset clone:0008-message-events
--comment: What a stream has sent so far, so that any replica can go on with it; kept for an hour.
create table if not exists message_events (
    message_id uuid        not null references messages on delete cascade,
    position   integer     not null,
    user_id    uuid        not null references users on delete cascade,
    event      text        not null,
    data       jsonb       not null,
    created_at timestamptz not null default now(),
    primary key (message_id, position)
);
create index if not exists message_events_of_user on message_events (user_id);
create index if not exists message_events_created_at on message_events (created_at);
alter table message_events enable row level security;
alter table message_events force row level security;
drop policy if exists message_events_self on message_events;
create policy message_events_self on message_events to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
grant select, insert on message_events to authenticated;
grant select on message_events to verifier;
--rollback drop table message_events;
