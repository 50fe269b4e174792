--liquibase formatted sql
--changeset workspace:0011-safety-events
--comment: What was blocked or flagged in a talk: at most 200 masked characters of it. The person concerned sees what is personal, owner and admins what happened in their space, platform admins all of it.
create table if not exists safety_events (
    id              uuid        primary key default gen_random_uuid(),
    user_id         uuid        not null,
    clone_id        uuid,
    space_id        uuid        references spaces on delete cascade,
    type            text        not null
        constraint safety_events_type check (type in ('input_blocked', 'output_blocked', 'warning', 'flagged')),
    reason          text        not null
        constraint safety_events_reason_length check (length(reason) between 1 and 500),
    content_snippet text        constraint safety_events_content_snippet_length check (length(content_snippet) <= 200),
    metadata        jsonb       not null default '{}'
        constraint safety_events_metadata_object check (jsonb_typeof(metadata) = 'object'),
    created_at      timestamptz not null default now()
);
alter table safety_events enable row level security;
alter table safety_events force row level security;

create index if not exists safety_events_personal on safety_events (user_id, created_at desc, id desc)
    where space_id is null;
create index if not exists safety_events_of_space on safety_events (space_id, created_at desc, id desc)
    where space_id is not null;
create index if not exists safety_events_by_user on safety_events (user_id, space_id, clone_id);
create index if not exists safety_events_by_clone on safety_events (clone_id);
create index if not exists safety_events_by_type on safety_events (type, created_at desc, id desc);
create index if not exists safety_events_newest_first on safety_events (created_at desc, id desc);

drop policy if exists safety_events_personal on safety_events;
create policy safety_events_personal on safety_events for select to authenticated
    using (space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists safety_events_of_space on safety_events;
create policy safety_events_of_space on safety_events for select to authenticated
    using (space_id in (select private.spaces_where_caller_is('owner', 'admin')));
drop policy if exists safety_events_bound on safety_events;
create policy safety_events_bound on safety_events as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
drop policy if exists safety_events_administered on safety_events;
create policy safety_events_administered on safety_events for select to authenticated
    using ((select current_setting('app.is_platform_admin', true)) = 'true');
drop policy if exists safety_events_written on safety_events;
create policy safety_events_written on safety_events for insert to consumer with check (true);

grant select on safety_events to authenticated;
grant insert on safety_events to consumer;
--rollback drop table safety_events;
