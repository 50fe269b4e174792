--liquibase formatted sql
--changeset billing:0019-people-can-be-erased
--comment: The eraser reaches every table that is about a person.
call private.open_to_eraser('usage_metrics', 'subscriptions', 'api_keys', 'projection.users', 'projection.space_members');
--rollback empty
