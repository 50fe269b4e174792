--liquibase formatted sql
--changeset platform:0001-schemas
--comment: public holds what the product publishes; plumbing, read models and private look-ups live beside it.
create schema if not exists messaging;
create schema if not exists projection;
create schema if not exists private;
revoke all on schema public, messaging, projection, private from public;
grant usage on schema public to authenticated, consumer, eraser, definer, verifier;
grant usage on schema projection to authenticated, consumer, eraser, definer;
grant usage on schema messaging to authenticated, consumer, relay, definer;
-- owning a function in a schema takes the right to create there
grant create on schema public, messaging, private to definer;
grant usage on schema private to definer;
--rollback drop schema private; drop schema projection; drop schema messaging;
