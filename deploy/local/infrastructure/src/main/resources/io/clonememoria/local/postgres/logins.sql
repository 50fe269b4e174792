-- Who may log in to database ${database}. NOINHERIT: a login has no rights until a transaction becomes a role,
-- so that a forgotten "set role" fails closed.
do $$
declare
    name text;
begin
    foreach name in array array['owner', 'login', 'worker', 'verifier'] loop
        if not exists (select from pg_roles where rolname = '${database}_' || name) then
            execute format('create role %I', '${database}_' || name);
        end if;
    end loop;
end $$;

alter role ${database}_owner nosuperuser nocreatedb nocreaterole nobypassrls inherit;
alter role ${database}_login nosuperuser nocreatedb nocreaterole nobypassrls noinherit;
alter role ${database}_worker nosuperuser nocreatedb nocreaterole nobypassrls noinherit;
alter role ${database}_verifier nosuperuser nocreatedb nocreaterole nobypassrls inherit;

grant definer to ${database}_owner;
grant authenticated to ${database}_login;
grant relay, consumer, eraser to ${database}_worker;
grant verifier to ${database}_verifier;

-- A request that takes longer has lost its client; a transaction that idles holds locks for nothing.
alter role ${database}_login set statement_timeout = '10s';
alter role ${database}_login set idle_in_transaction_session_timeout = '30s';
alter role ${database}_login set lock_timeout = '5s';
