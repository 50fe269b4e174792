--liquibase formatted sql
--changeset clone:0052-people-come-from-outside-issuers splitStatements:false
--comment: Who presents a token of an outside issuer is met before login. An identity that is new makes a person, or is linked to the one who has its address, if both sides have verified that it is theirs. An identity whose address nobody has verified loses the account to whoever proves to have the address: else it could be laid as a trap.
alter table user_identities add column if not exists email_verified boolean not null default false;
drop policy if exists user_identities_for_definer on user_identities;
create policy user_identities_for_definer on user_identities to definer using (true) with check (true);
grant select, insert, delete on user_identities to definer;

-- of a deleted person too: their identity must not make them anew
create or replace function private.person_of_identity(in_issuer text, in_subject text)
    returns table (user_id uuid) language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select i.user_id from public.user_identities i where i.issuer = in_issuer and i.subject = in_subject
$$;

-- what became of it: known, created, linked or taken, and whose it is now
create or replace function private.admit_identity(in_issuer text, in_subject text, person uuid, address text,
        address_verified boolean, name text)
    returns table (outcome text, user_id uuid) language plpgsql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
declare
    owner uuid;
begin
    -- of two first requests at once the later one waits here, and finds what the earlier has made
    perform pg_advisory_xact_lock(
        ('x' || encode(substr(sha256(convert_to(in_issuer || chr(10) || in_subject, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint);
    select i.user_id into owner from public.user_identities i where i.issuer = in_issuer and i.subject = in_subject;
    if found then
        return query select 'known', owner;
        return;
    end if;
    insert into public.users (id, email, full_name, email_verified_at)
    values (person, address, name, case when address_verified then now() end)
    on conflict (lower(email)) do nothing;
    if found then
        insert into public.user_identities (user_id, issuer, subject, email_verified)
        values (person, in_issuer, in_subject, address_verified);
        return query select 'created', person;
        return;
    end if;
    -- locked, so that the address cannot become another one meanwhile
    select u.id into owner from public.users u
    where lower(u.email) = lower(address) and address_verified and u.email_verified_at is not null and u.deleted_at is null
    for no key update;
    if not found then
        return query select 'taken', null::uuid;
        return;
    end if;
    insert into public.user_identities (user_id, issuer, subject, email_verified) values (owner, in_issuer, in_subject, true);
    return query select 'linked', owner;
end $$;

create or replace function private.end_unproven_identities()
    returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from public.user_identities i where i.user_id = new.id and not i.email_verified;
    return null;
end $$;

alter function private.person_of_identity(text, text) owner to definer;
alter function private.admit_identity(text, text, uuid, text, boolean, text) owner to definer;
alter function private.end_unproven_identities() owner to definer;
revoke all on function private.person_of_identity(text, text),
    private.admit_identity(text, text, uuid, text, boolean, text), private.end_unproven_identities() from public;
grant execute on function private.person_of_identity(text, text),
    private.admit_identity(text, text, uuid, text, boolean, text) to clone_login;
create or replace trigger users_first_password after update of password_hash on users
    for each row when (old.password_hash is null and new.password_hash is not null)
    execute function private.end_unproven_identities();
--rollback drop trigger users_first_password on users; drop function private.end_unproven_identities(); drop function private.admit_identity(text, text, uuid, text, boolean, text); drop function private.person_of_identity(text, text);
--rollback drop policy user_identities_for_definer on user_identities; revoke insert, delete on user_identities from definer; alter table user_identities drop column email_verified;
