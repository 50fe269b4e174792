--liquibase formatted sql
--changeset platform:0008-state-of-several-keys splitStatements:false
--comment: State of rows with several key columns, and of rows that are marked as removed instead of deleted.
-- Arguments of the trigger: topic, type, comma list of key columns, comma list of published columns,
-- and where they are other than usual: the column of the version, the column that marks a removed row.
create or replace function messaging.publish_state() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    row_now jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
    row_before jsonb := to_jsonb(case when tg_op = 'UPDATE' then old end);
    columns text[] := string_to_array(replace(tg_argv[3], ' ', ''), ',');
    version_column text := coalesce(tg_argv[4], 'row_version');
    gone boolean := tg_op = 'DELETE' or row_now ->> tg_argv[5] is not null;
    published jsonb;
begin
    if not gone then
        select jsonb_object_agg(name, row_now -> name) into published from unnest(columns) as name;
        if tg_op = 'UPDATE' and row_before ->> tg_argv[5] is null and published = (
            select jsonb_object_agg(name, row_before -> name) from unnest(columns) as name) then
            return null; -- nothing that others know has changed
        end if;
    end if;
    insert into messaging.outbox (topic, type, record_key, row_version, data)
    select tg_argv[0], tg_argv[1], string_agg(row_now ->> name, ':' order by place),
           -- a removal comes after the row's last version
           (row_now ->> version_column)::bigint + (tg_op = 'DELETE')::int, published
      from unnest(string_to_array(replace(tg_argv[2], ' ', ''), ',')) with ordinality as keys (name, place);
    return null;
end $$;
alter function messaging.publish_state() owner to definer;
--rollback not required
