--liquibase formatted sql
--changeset platform:0026-one-time-links splitStatements:false
--comment: Secrets that do one thing once, such as resetting a password. Only their hashes are here, and only behind functions.
create table if not exists private.one_time_links (
    secret_hash bytea       primary key check (length(secret_hash) = 32),
    purpose     text        not null check (purpose ~ '^[a-z][a-z0-9-]{0,49}$'),
    user_id     uuid        not null,
    payload     jsonb       not null,
    created_at  timestamptz not null default now(),
    expires_at  timestamptz not null
);
create index if not exists one_time_links_user on private.one_time_links (user_id, purpose);
create index if not exists one_time_links_expiry on private.one_time_links (expires_at);
alter table private.one_time_links enable row level security;
alter table private.one_time_links force row level security;
drop policy if exists one_time_links_definer on private.one_time_links;
create policy one_time_links_definer on private.one_time_links to definer using (true);
drop policy if exists one_time_links_eraser on private.one_time_links;
create policy one_time_links_eraser on private.one_time_links to eraser using (true);
grant select, insert, delete on private.one_time_links to definer;
-- locking rows takes the right to change one of their columns
grant select, delete, update (created_at) on private.one_time_links to eraser;

-- a request may only issue links of its own person; who is not logged in yet is vouched for by the code before login
create or replace function private.issue_link(hash bytea, purpose text, person uuid, payload jsonb, lifetime interval)
    returns void language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    if current_setting('role') = 'authenticated'
        and person is distinct from nullif(current_setting('app.current_user_id', true), '')::uuid then
        raise insufficient_privilege using message = 'a link of somebody else';
    end if;
    insert into private.one_time_links (secret_hash, purpose, user_id, payload, expires_at)
    values (hash, issue_link.purpose, person, issue_link.payload, now() + lifetime);
end $$;

-- of two that redeem at once the second waits for the first, and finds nothing unless that one is rolled back
create or replace function private.redeem_link(hash bytea, purpose text)
    returns table (user_id uuid, payload text) language sql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
    delete from private.one_time_links l
    where l.secret_hash = hash and l.purpose = redeem_link.purpose and l.expires_at > clock_timestamp()
    returning l.user_id, l.payload::text
$$;

create or replace function private.revoke_links(person uuid, purpose text)
    returns bigint language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    revoked bigint;
begin
    if current_setting('role') = 'authenticated'
        and person is distinct from nullif(current_setting('app.current_user_id', true), '')::uuid then
        raise insufficient_privilege using message = 'links of somebody else';
    end if;
    delete from private.one_time_links l where l.user_id = person and l.purpose = revoke_links.purpose;
    get diagnostics revoked = row_count;
    return revoked;
end $$;

alter function private.issue_link(bytea, text, uuid, jsonb, interval) owner to definer;
alter function private.redeem_link(bytea, text) owner to definer;
alter function private.revoke_links(uuid, text) owner to definer;
revoke all on function private.issue_link(bytea, text, uuid, jsonb, interval), private.redeem_link(bytea, text),
    private.revoke_links(uuid, text) from public;

do $$
begin
    -- the login's name is the database's
    execute format('grant usage on schema private to authenticated, consumer, eraser, %I', current_database() || '_login');
    execute format('grant execute on function private.issue_link(bytea, text, uuid, jsonb, interval), '
        'private.redeem_link(bytea, text), private.revoke_links(uuid, text) to authenticated, consumer, eraser, %I',
        current_database() || '_login');
end $$;
--rollback drop function private.revoke_links(uuid, text); drop function private.redeem_link(bytea, text); drop function private.issue_link(bytea, text, uuid, jsonb, interval); drop table private.one_time_links;
