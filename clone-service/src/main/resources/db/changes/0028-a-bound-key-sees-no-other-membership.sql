--liquibase formatted sql
--changeset clone:0028-a-bound-key-sees-no-other-membership
--comment: What a key bound to a space still saw of its person: other memberships, and how much was said. The plan stays in sight, for it decides what the key may spend.
drop policy if exists space_members_bound on projection.space_members;
create policy space_members_bound on projection.space_members as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
drop policy if exists message_usage_bound on message_usage;
create policy message_usage_bound on message_usage as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null);
drop policy if exists message_reservations_bound on message_reservations;
create policy message_reservations_bound on message_reservations as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null);
--rollback drop policy message_reservations_bound on message_reservations;
--rollback drop policy message_usage_bound on message_usage;
--rollback drop policy space_members_bound on projection.space_members;
