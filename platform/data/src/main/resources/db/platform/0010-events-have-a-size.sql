--liquibase formatted sql
--changeset platform:0010-events-have-a-size
--comment: What the broker would refuse must not get into the outbox: the relay could neither send nor pass it.
alter table messaging.outbox drop constraint if exists outbox_data_size;
alter table messaging.outbox add constraint outbox_data_size check (pg_column_size(data) <= 65536);
--rollback alter table messaging.outbox drop constraint outbox_data_size;
