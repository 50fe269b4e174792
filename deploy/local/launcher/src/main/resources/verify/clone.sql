-- What must hold in this database. Every row is one check: what it looked at, whether it holds, and what it saw.
-- Runs as the read-only login of the database; also by hand, with psql -f.

-- The published tables are there, and row level security binds even their owner.
select 'table ' || wanted.name as looked_at,
       coalesce(found.relrowsecurity and found.relforcerowsecurity, false) as holds,
       case when found.oid is null then 'missing'
            when not found.relrowsecurity then 'row level security is not enabled'
            when not found.relforcerowsecurity then 'row level security is not forced'
            else 'row level security enabled and forced'
       end as saw
  from unnest(array['users', 'clones', 'conversations', 'messages']) with ordinality as wanted (name, position)
  left join pg_catalog.pg_class found
    on found.relname = wanted.name and found.relnamespace = 'public'::regnamespace and found.relkind in ('r', 'p')
 order by wanted.position;

-- Consent is asked for per purpose, and each purpose has its own column.
select 'column users.' || wanted.name as looked_at,
       found.attname is not null as holds,
       coalesce(pg_catalog.format_type(found.atttypid, found.atttypmod), 'missing') as saw
  from unnest(array[
         'consent_data_processing', 'consent_voice_processing', 'consent_video_processing',
         'consent_third_party_apis', 'consent_whatsapp_ingestion']) with ordinality as wanted (name, position)
  left join (pg_catalog.pg_attribute found
             join pg_catalog.pg_class of_table
               on of_table.oid = found.attrelid
              and of_table.relname = 'users' and of_table.relnamespace = 'public'::regnamespace)
    on found.attname = wanted.name and found.atttypid = 'boolean'::regtype and not found.attisdropped
 order by wanted.position;
