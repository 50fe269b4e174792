--liquibase formatted sql
--changeset workspace:0008-audit-log
--comment: What was done, by whom, to what. It is written out of the events only, and by nobody changed: no role of the application may update or delete. A person sees the entries of what is personal to them, owner and admins those of their space.
create table if not exists audit_log (
    id            uuid        primary key default gen_random_uuid(),
    user_id       uuid        not null,
    space_id      uuid,
    event         text        not null constraint audit_log_event_length check (length(event) between 1 and 100),
    resource_type text        not null
        constraint audit_log_resource_type_length check (length(resource_type) between 1 and 50),
    resource_id   uuid        not null,
    metadata      jsonb       not null default '{}'
        constraint audit_log_metadata_object check (jsonb_typeof(metadata) = 'object'),
    ip_address    inet,
    user_agent    text        constraint audit_log_user_agent_length check (length(user_agent) <= 1000),
    created_at    timestamptz not null default now()
);
-- No foreign key to spaces: what happened in a space outlives the space.
alter table audit_log enable row level security;
alter table audit_log force row level security;

create index if not exists audit_log_personal on audit_log (user_id, created_at desc, id desc) where space_id is null;
create index if not exists audit_log_of_space on audit_log (space_id, created_at desc, id desc)
    where space_id is not null;
create index if not exists audit_log_by_user on audit_log (user_id);
create index if not exists audit_log_by_event on audit_log (event, created_at desc, id desc);
create index if not exists audit_log_by_resource on audit_log (resource_id, created_at desc, id desc);
create index if not exists audit_log_newest_first on audit_log (created_at desc, id desc);

drop policy if exists audit_log_personal on audit_log;
create policy audit_log_personal on audit_log for select to authenticated
    using (space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists audit_log_of_space on audit_log;
create policy audit_log_of_space on audit_log for select to authenticated
    using (space_id in (select private.spaces_where_caller_is('owner', 'admin')));
drop policy if exists audit_log_bound on audit_log;
create policy audit_log_bound on audit_log as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
drop policy if exists audit_log_administered on audit_log;
create policy audit_log_administered on audit_log for select to authenticated
    using ((select current_setting('app.is_platform_admin', true)) = 'true');
drop policy if exists audit_log_written on audit_log;
create policy audit_log_written on audit_log for insert to consumer with check (true);

grant select on audit_log to authenticated;
grant insert on audit_log to consumer;
--rollback drop table audit_log;
