--liquibase formatted sql
--changeset workspace:0013-a-bound-key-is-nobody
--comment: A key bound to a space saw whether its person administers the platform. Attempts to reach an endpoint follow the endpoint, and now say so in a policy that no other can widen.
drop policy if exists users_bound on projection.users;
create policy users_bound on projection.users as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null);
drop policy if exists webhook_logs_bound on webhook_logs;
create policy webhook_logs_bound on webhook_logs as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or webhook_id in (select w.id from webhooks w
            where w.space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid)));
--rollback drop policy webhook_logs_bound on webhook_logs;
--rollback drop policy users_bound on projection.users;
