--liquibase formatted sql
--changeset workspace:0012-let-the-verifier-look
--comment: Phase 5, production: an operator's check sees that every table is there and how it is made. Without a policy of its own the role sees no row of anybody.
grant select on spaces, space_members, space_invitations, audit_log, webhooks, webhook_logs, safety_events to verifier;
grant execute on function public.is_platform_admin() to verifier;
--rollback revoke execute on function public.is_platform_admin() from verifier;
--rollback revoke select on spaces, space_members, space_invitations, audit_log, webhooks, webhook_logs, safety_events from verifier;
