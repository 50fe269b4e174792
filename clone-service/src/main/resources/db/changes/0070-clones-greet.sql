--liquibase formatted sql
--changeset clone:0070-clones-greet
--comment: What a clone says first, when somebody begins to talk with it.
alter table clones add column if not exists greeting text;
alter table clones drop constraint if exists clones_greeting_bounds;
alter table clones add constraint clones_greeting_bounds check (char_length(greeting) between 1 and 2000);
grant select (greeting), insert (greeting), update (greeting) on clones to authenticated;
--rollback alter table clones drop column greeting;
