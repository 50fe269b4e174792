-- Roles that carry rights and policies; nobody logs in as one of them.
do $$
declare
    name text;
begin
    foreach name in array array['authenticated', 'relay', 'consumer', 'eraser', 'definer', 'verifier', 'search', 'indexer'] loop
        if not exists (select from pg_roles where rolname = name) then
            execute format('create role %I', name);
        end if;
        execute format('alter role %I nologin nosuperuser nocreatedb nocreaterole nobypassrls', name);
    end loop;
end $$;
