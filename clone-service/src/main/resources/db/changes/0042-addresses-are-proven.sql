--liquibase formatted sql
--changeset clone:0042-addresses-are-proven splitStatements:false
--comment: Whoever opens a link that was sent to an address has it. The address that somebody wants waits beside the present one, so that the link needs to name nobody.
alter table users add column if not exists wanted_email text;
alter table users drop constraint if exists users_wanted_email_bounds;
alter table users add constraint users_wanted_email_bounds check (char_length(wanted_email) between 3 and 254);
grant select (wanted_email), update (wanted_email) on users to authenticated;

-- who has an address, deleted people left out
create or replace function private.person_at(address text)
    returns table (user_id uuid) language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select u.id from public.users u where lower(u.email) = lower(address) and u.deleted_at is null
$$;

-- whether somebody has an address, deleted people included: theirs it still is
create or replace function private.is_address_known(address text)
    returns boolean language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select exists (select from public.users u where lower(u.email) = lower(address))
$$;

-- answers whether anything has changed
create or replace function private.verify_email()
    returns boolean language plpgsql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
begin
    update public.users u set email_verified_at = now()
    where u.id = nullif(current_setting('app.current_user_id', true), '')::uuid
        and u.email_verified_at is null and u.deleted_at is null;
    return found;
end $$;

-- answers what became of it, the address before, and whether that one was verified; nothing when no address is wanted
create or replace function private.take_wanted_email()
    returns table (taken boolean, former text, was_verified boolean) language plpgsql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
declare
    person uuid := nullif(current_setting('app.current_user_id', true), '')::uuid;
    known record;
begin
    select u.email, u.wanted_email, u.email_verified_at into known from public.users u
    where u.id = person and u.deleted_at is null for update;
    if known.wanted_email is null then
        return;
    end if;
    begin
        update public.users u set email = known.wanted_email, wanted_email = null, email_verified_at = now()
        where u.id = person;
        return query select true, known.email, known.email_verified_at is not null;
    exception when unique_violation then
        return query select false, known.email, known.email_verified_at is not null;
    end;
end $$;

alter function private.person_at(text) owner to definer;
alter function private.is_address_known(text) owner to definer;
alter function private.verify_email() owner to definer;
alter function private.take_wanted_email() owner to definer;
revoke all on function private.person_at(text), private.is_address_known(text), private.verify_email(),
    private.take_wanted_email() from public;
grant execute on function private.person_at(text), private.is_address_known(text) to clone_login;
grant execute on function private.verify_email(), private.take_wanted_email() to authenticated;
--rollback drop function private.take_wanted_email(); drop function private.verify_email(); drop function private.is_address_known(text); drop function private.person_at(text);
--rollback alter table users drop column wanted_email;
