--liquibase formatted sql
--changeset billing:0007-api-keys-isolate-by-owner-and-space
--comment: A personal key is its owner's; the keys of a space are those of its owner and admins. No request reads or writes a hash.
alter table api_keys enable row level security;
alter table api_keys force row level security;

drop policy if exists api_keys_personal on api_keys;
create policy api_keys_personal on api_keys to authenticated
    using (space_id is null
        and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists api_keys_of_space on api_keys;
create policy api_keys_of_space on api_keys to authenticated
    using (space_id in (
        select space_id from projection.space_members
        where user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
          and role in ('owner', 'admin') and removed_at is null));
drop policy if exists api_keys_admin on api_keys;
create policy api_keys_admin on api_keys for select to authenticated
    using ((select current_setting('app.is_platform_admin', true)) = 'true');
drop policy if exists api_keys_bound on api_keys;
create policy api_keys_bound on api_keys as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
-- Keys are revoked, never deleted; limits are the plan's business, not the holder's.
grant select (id, user_id, space_id, name, key_prefix, scopes, rate_limit_requests, rate_limit_window_seconds,
              created_at, last_used_at, expires_at, revoked_at),
      update (name, expires_at, revoked_at)
    on api_keys to authenticated;

-- Issuing a key and looking one up touch the hash, so both are functions of the definer.
drop policy if exists api_keys_definer on api_keys;
create policy api_keys_definer on api_keys to definer using (true) with check (true);
grant select, insert on api_keys to definer;

-- Last use is written in batches, off the hot path.
drop policy if exists api_keys_consumer on api_keys;
create policy api_keys_consumer on api_keys to consumer using (true) with check (true);
grant select (id, user_id, space_id, last_used_at, expires_at, revoked_at), update (last_used_at, revoked_at)
    on api_keys to consumer;
--rollback revoke all on api_keys from authenticated, definer, consumer;
--rollback drop policy api_keys_consumer on api_keys;
--rollback drop policy api_keys_definer on api_keys;
--rollback drop policy api_keys_bound on api_keys;
--rollback drop policy api_keys_admin on api_keys;
--rollback drop policy api_keys_of_space on api_keys;
--rollback drop policy api_keys_personal on api_keys;
--rollback alter table api_keys no force row level security;
--rollback alter table api_keys disable row level security;
