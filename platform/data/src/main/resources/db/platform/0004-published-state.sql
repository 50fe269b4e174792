--liquibase formatted sql
--changeset platform:0004-published-state splitStatements:false
--comment: State that others project is published by the row itself, so that no path of writing can forget it.
-- Arguments of the trigger: topic, type, key column, comma list of published columns.
create or replace function messaging.publish_state() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    row_now jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
    published jsonb;
begin
    if tg_op <> 'DELETE' then
        select jsonb_object_agg(name, row_now -> name) into published
        from unnest(string_to_array(replace(tg_argv[3], ' ', ''), ',')) as name;
        if tg_op = 'UPDATE' and published = (
            select jsonb_object_agg(name, to_jsonb(old) -> name)
            from unnest(string_to_array(replace(tg_argv[3], ' ', ''), ',')) as name) then
            return null; -- nothing that others know has changed
        end if;
    end if;
    insert into messaging.outbox (topic, type, record_key, row_version, data)
    values (tg_argv[0], tg_argv[1], row_now ->> tg_argv[2],
            -- a removal comes after the row's last version
            (row_now ->> 'row_version')::bigint + (tg_op = 'DELETE')::int, published);
    return null;
end $$;
alter function messaging.publish_state() owner to definer;
--rollback drop function messaging.publish_state();
