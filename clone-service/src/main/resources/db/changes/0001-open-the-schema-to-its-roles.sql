--liquibase formatted sql
--changeset clone:0001-open-the-schema-to-its-roles
--comment: Phase 1, core: people, their clones, what they say to each other. Nobody gets into a schema without being named here; definer may own functions in it.
revoke all on schema public from public;
grant usage on schema public to authenticated, consumer, eraser, verifier;
grant usage, create on schema public, private to definer;
grant usage on schema private to authenticated, clone_login;
grant usage on schema projection to authenticated, consumer, definer;
--rollback revoke usage on schema projection from authenticated, consumer, definer;
--rollback revoke usage on schema private from authenticated, clone_login;
--rollback revoke usage, create on schema public, private from definer;
--rollback revoke usage on schema public from authenticated, consumer, eraser, verifier;
