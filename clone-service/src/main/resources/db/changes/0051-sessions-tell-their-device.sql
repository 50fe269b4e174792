--liquibase formatted sql
--changeset clone:0051-sessions-tell-their-device
--comment: From where a session was last opened or refreshed, and with what, so that people recognise theirs and end the others. Sessions from before do not know.
alter table sessions
    add column if not exists last_used_at timestamptz,
    add column if not exists ip_address   text,
    add column if not exists user_agent   text;
alter table sessions drop constraint if exists sessions_origin_bounds;
alter table sessions add constraint sessions_origin_bounds
    check (char_length(ip_address) <= 45 and char_length(user_agent) <= 500);
grant insert (last_used_at, ip_address, user_agent), update (last_used_at, ip_address, user_agent) on sessions to authenticated;
--rollback alter table sessions drop column last_used_at, drop column ip_address, drop column user_agent;
