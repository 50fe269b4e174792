--liquibase formatted sql
--changeset billing:0018-a-bound-key-sees-no-other-membership
--comment: A key bound to a space saw in which other spaces its person is. The use of a key follows the key, and now says so in a policy that no other can widen.
drop policy if exists space_members_bound on projection.space_members;
create policy space_members_bound on projection.space_members as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
drop policy if exists api_key_usage_bound on api_key_usage;
create policy api_key_usage_bound on api_key_usage as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or api_key_id in (select k.id from api_keys k
            where k.space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid)));
--rollback drop policy api_key_usage_bound on api_key_usage;
--rollback drop policy space_members_bound on projection.space_members;
