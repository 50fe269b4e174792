--liquibase formatted sql
--changeset workspace:0015-audit-origins
--comment: From where an act came, told on a restricted topic and so later or earlier than the act itself. Kept beside the log, which nobody may change; whoever sees the entry sees its origin, and it can be erased with the person.
create table if not exists audit_origins (
    event_id   uuid        primary key,
    user_id    uuid        not null,
    ip_address inet,
    user_agent text        constraint audit_origins_user_agent_length check (length(user_agent) <= 500),
    created_at timestamptz not null default now()
);
alter table audit_origins enable row level security;
alter table audit_origins force row level security;
create index if not exists audit_origins_by_user on audit_origins (user_id);

-- The inner query is under the policies of the log, those of a bound key included.
drop policy if exists audit_origins_seen on audit_origins;
create policy audit_origins_seen on audit_origins for select to authenticated
    using (exists (select from audit_log entry where entry.id = event_id));
drop policy if exists audit_origins_written on audit_origins;
create policy audit_origins_written on audit_origins for insert to consumer with check (true);

grant select on audit_origins to authenticated, verifier;
grant insert on audit_origins to consumer;
call private.open_to_eraser('audit_origins');
--rollback drop table audit_origins;
