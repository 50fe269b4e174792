--liquibase formatted sql
--changeset platform:0002-touched-rows splitStatements:false
--comment: Who changes a row cannot forget to say when; and a published row counts its versions.
create or replace function private.touch_updated_at() returns trigger language plpgsql as $$
begin
    new.updated_at := now();
    return new;
end $$;
create or replace function private.touch_row() returns trigger language plpgsql as $$
begin
    new.updated_at := now();
    new.row_version := old.row_version + 1;
    return new;
end $$;
--rollback drop function private.touch_row(); drop function private.touch_updated_at();
