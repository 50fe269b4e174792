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
  from unnest(array['memories', 'clone_documents', 'clone_document_chunks']) with ordinality as wanted (name, position)
  left join pg_catalog.pg_class found
    on found.relname = wanted.name and found.relnamespace = 'public'::regnamespace and found.relkind in ('r', 'p')
 order by wanted.position;
