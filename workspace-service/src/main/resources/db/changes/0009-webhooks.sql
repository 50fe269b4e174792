--liquibase formatted sql
--changeset workspace:0009-webhooks
--comment: Endpoints that want to hear of events: a person's own, or a space's, which only owner and admins see. The secret goes in and never comes out.
create table if not exists webhooks (
    id             uuid        primary key default gen_random_uuid(),
    user_id        uuid        not null,
    space_id       uuid        references spaces on delete cascade,
    url            text        not null constraint webhooks_url check (url ~ '^https?://.' and length(url) <= 2000),
    secret         text        not null constraint webhooks_secret_length check (length(secret) between 1 and 500),
    events         text[]      not null
        constraint webhooks_events check (cardinality(events) between 1 and 100 and array_position(events, null) is null),
    is_active      boolean     not null default true,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    last_called_at timestamptz,
    last_status    integer     constraint webhooks_last_status check (last_status between 100 and 599)
);
alter table webhooks enable row level security;
alter table webhooks force row level security;

create index if not exists webhooks_personal on webhooks (user_id, created_at desc, id desc) where space_id is null;
create index if not exists webhooks_of_space on webhooks (space_id, created_at desc, id desc)
    where space_id is not null;
create index if not exists webhooks_by_user on webhooks (user_id, space_id);
create index if not exists webhooks_active on webhooks (space_id, user_id) where is_active;

create or replace trigger webhooks_touched before update on webhooks
    for each row execute function private.touch_updated_at();

drop policy if exists webhooks_personal on webhooks;
create policy webhooks_personal on webhooks to authenticated
    using (space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
    with check (space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists webhooks_of_space_seen on webhooks;
create policy webhooks_of_space_seen on webhooks for select to authenticated
    using (space_id in (select private.spaces_where_caller_is('owner', 'admin')));
drop policy if exists webhooks_of_space_added on webhooks;
create policy webhooks_of_space_added on webhooks for insert to authenticated
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        and space_id in (select private.spaces_where_caller_is('owner', 'admin')));
drop policy if exists webhooks_of_space_changed on webhooks;
create policy webhooks_of_space_changed on webhooks for update to authenticated
    using (space_id in (select private.spaces_where_caller_is('owner', 'admin')));
drop policy if exists webhooks_of_space_removed on webhooks;
create policy webhooks_of_space_removed on webhooks for delete to authenticated
    using (space_id in (select private.spaces_where_caller_is('owner', 'admin')));
drop policy if exists webhooks_bound on webhooks;
create policy webhooks_bound on webhooks as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));

grant select (id, user_id, space_id, url, events, is_active, created_at, updated_at, last_called_at, last_status),
      insert (id, user_id, space_id, url, secret, events, is_active),
      update (url, secret, events, is_active), delete on webhooks to authenticated;
--rollback drop table webhooks;
