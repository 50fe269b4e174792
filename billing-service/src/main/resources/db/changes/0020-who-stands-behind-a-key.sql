--liquibase formatted sql
--changeset billing:0020-who-stands-behind-a-key splitStatements:false
--comment: What the gateway asks about a key, by the hash of it. A key ends by revocation, by time, and with the membership of who made it.
grant usage on schema private to billing_login;

drop policy if exists space_members_definer on projection.space_members;
create policy space_members_definer on projection.space_members for select to definer using (true);
grant select on projection.space_members to definer;
drop policy if exists subscriptions_definer on subscriptions;
create policy subscriptions_definer on subscriptions for select to definer using (true);
grant select on subscriptions to definer;

create or replace function private.principal_of_key(hash text)
    returns table (user_id uuid, key_id uuid, space_id uuid, scopes text[], plan text, expires_at timestamptz)
    language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select k.user_id, k.id, k.space_id, k.scopes,
        coalesce((select s.plan from public.subscriptions s where s.user_id = k.user_id), 'free'), k.expires_at
    from public.api_keys k
    where k.key_hash = hash and k.revoked_at is null
        and (k.expires_at is null or k.expires_at > clock_timestamp())
        and (k.space_id is null or exists (select from projection.space_members m
            where m.space_id = k.space_id and m.user_id = k.user_id and m.removed_at is null))
$$;
alter function private.principal_of_key(text) owner to definer;
revoke all on function private.principal_of_key(text) from public;
grant execute on function private.principal_of_key(text) to billing_login;
--rollback drop function private.principal_of_key(text);
--rollback revoke select on subscriptions, projection.space_members from definer;
--rollback drop policy subscriptions_definer on subscriptions; drop policy space_members_definer on projection.space_members;
