--liquibase formatted sql
--changeset clone:0021-a-bound-key-sees-its-space-only
--comment: A credential bound to a space sees that space and nothing else, whoever made it: restrictive, so that no other policy can widen it.
drop policy if exists clones_bound on clones;
create policy clones_bound on clones as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
drop policy if exists conversations_bound on conversations;
create policy conversations_bound on conversations as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
drop policy if exists messages_bound on messages;
create policy messages_bound on messages as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
drop policy if exists message_events_bound on message_events;
create policy message_events_bound on message_events as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or exists (select 1 from messages m where m.id = message_events.message_id));
drop policy if exists users_bound on users;
create policy users_bound on users as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null);
drop policy if exists sessions_bound on sessions;
create policy sessions_bound on sessions as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null);
drop policy if exists refresh_tokens_bound on refresh_tokens;
create policy refresh_tokens_bound on refresh_tokens as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null);
drop policy if exists user_identities_bound on user_identities;
create policy user_identities_bound on user_identities as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null);
drop policy if exists consent_log_bound on consent_log;
create policy consent_log_bound on consent_log as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null);
--rollback drop policy consent_log_bound on consent_log;
--rollback drop policy user_identities_bound on user_identities;
--rollback drop policy refresh_tokens_bound on refresh_tokens;
--rollback drop policy sessions_bound on sessions;
--rollback drop policy users_bound on users;
--rollback drop policy message_events_bound on message_events;
--rollback drop policy messages_bound on messages;
--rollback drop policy conversations_bound on conversations;
--rollback drop policy clones_bound on clones;
