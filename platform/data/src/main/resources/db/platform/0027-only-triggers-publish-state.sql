--liquibase formatted sql
--changeset platform:0027-only-triggers-publish-state
--comment: What runs with its owner's rights is executed by nobody who was not told to; PostgreSQL gives every new function to everybody.
revoke all on function messaging.publish_state() from public;
--rollback grant execute on function messaging.publish_state() to public;
