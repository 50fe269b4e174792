--liquibase formatted sql
--changeset platform:0009-state-is-told-again splitStatements:false
--comment: A lost or new projection can have every row again: the owner tells all rows of a topic, portion by portion, as they are.
create table if not exists messaging.republications (
    topic text primary key,
    after_key text,
    rows_told bigint not null default 0,
    asked_at timestamptz not null default now(),
    finished_at timestamptz
);
alter table messaging.republications enable row level security;
alter table messaging.republications force row level security;
drop policy if exists republications_consumer on messaging.republications;
create policy republications_consumer on messaging.republications to consumer using (true) with check (true);
grant select, insert, update on messaging.republications to consumer;

-- Which tables publish state, as their triggers say.
create or replace view messaging.published_state with (security_invoker = true) as
    select t.tgrelid as source, string_to_array(encode(t.tgargs, 'escape'), '\000') as args
      from pg_catalog.pg_trigger t
      join pg_catalog.pg_proc p on p.oid = t.tgfoid
     where p.proname = 'publish_state' and p.pronamespace = 'messaging'::pg_catalog.regnamespace;
grant select on messaging.published_state to consumer, definer;

-- Tells the next rows of a topic in the order of their keys. Each row is locked before it is told: a change that is on
-- its way is waited for, and a later one comes after, so that the newest version is also the last on the topic.
create or replace function messaging.republish_state(wanted text, after_key text, portion int,
        out last_key text, out told bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    source oid;
    args text[];
    keys text[];
    alias_keys text;
    start text;
    statement text;
begin
    select s.source, s.args into strict source, args from messaging.published_state s where s.args[1] = wanted;
    keys := string_to_array(replace(args[3], ' ', ''), ',');
    select string_agg(format('r.%I', name), ', ' order by place),
           string_agg(format('split_part($1, '':'', %s)::%s', place, format_type(a.atttypid, a.atttypmod)), ', ' order by place)
      into alias_keys, start
      from unnest(keys) with ordinality as k (name, place)
      join pg_attribute a on a.attrelid = source and a.attname = k.name;
    statement := format($f$
        with locked as materialized (
            select row_now, place, (select string_agg(row_now ->> name, ':' order by n)
                                      from unnest($5) with ordinality as k (name, n)) as row_key
              from (select to_jsonb(r) as row_now, row_number() over () as place from (
                        select * from %1$s r where $1 is null or (%2$s) > (%3$s) order by %2$s limit $2 for share) r) n),
        told as (
            insert into messaging.outbox (topic, type, record_key, row_version, data)
            select $3, $4, row_key, (row_now ->> $7)::bigint,
                   case when row_now ->> $8 is null
                        then (select jsonb_object_agg(name, row_now -> name) from unnest($6) as name) end
              from locked order by place)
        select (select row_key from locked order by place desc limit 1), (select count(*) from locked)$f$,
        source::regclass, alias_keys, start);
    execute statement into last_key, told using after_key, portion, args[1], args[2], keys,
        string_to_array(replace(args[4], ' ', ''), ','), coalesce(nullif(args[5], ''), 'row_version'), nullif(args[6], '');
end $$;
alter function messaging.republish_state(text, text, int) owner to definer;
revoke all on function messaging.republish_state(text, text, int) from public;
grant execute on function messaging.republish_state(text, text, int) to consumer;
--rollback drop function messaging.republish_state(text, text, int);
--rollback drop view messaging.published_state;
--rollback drop table messaging.republications;
