--liquibase formatted sql
--changeset clone:0041-people-have-a-language splitStatements:false
--comment: In which we write to them. Given at registration, changed by the person.
alter table users add column if not exists language text not null default 'en';
alter table users drop constraint if exists users_language_known;
alter table users add constraint users_language_known check (language in ('en', 'fr'));
grant select (language), update (language) on users to authenticated;

-- answers false, and writes nothing, when the address is known
create or replace function private.register_user(address text, hash text, name text, tongue text)
    returns boolean language plpgsql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into public.users (id, email, password_hash, full_name, language)
    values (nullif(current_setting('app.current_user_id', true), '')::uuid, address, hash, name, tongue)
    on conflict (lower(email)) do nothing;
    return found;
end $$;
alter function private.register_user(text, text, text, text) owner to definer;
revoke all on function private.register_user(text, text, text, text) from public;
grant execute on function private.register_user(text, text, text, text) to authenticated;
--rollback drop function private.register_user(text, text, text, text);
--rollback alter table users drop column language;
