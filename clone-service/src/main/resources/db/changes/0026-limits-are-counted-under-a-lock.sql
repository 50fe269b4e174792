--liquibase formatted sql
--changeset clone:0026-limits-are-counted-under-a-lock splitStatements:false
--comment: Who spends from a limit first locks a row of the person: two cannot both take the last one. The service decides, these count.

-- clones of the caller that are not deleted; nobody else creates one of the caller's until this transaction ends
create or replace function private.lock_clone_count()
    returns bigint language plpgsql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
declare me uuid := nullif(current_setting('app.current_user_id', true), '')::uuid;
begin
    -- not "for update": rows that refer to the person may be written meanwhile
    perform 1 from public.users where id = me for no key update;
    return public.get_user_clone_count(me);
end $$;

-- the present month and what the caller has used of it; nobody else reserves for the caller until this transaction ends
create or replace function private.lock_message_usage()
    returns table (month date, used bigint) language plpgsql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
declare
    me uuid := nullif(current_setting('app.current_user_id', true), '')::uuid;
    this_month date := date_trunc('month', clock_timestamp() at time zone 'UTC')::date;
begin
    insert into public.message_usage as u (user_id, month) values (me, this_month) on conflict do nothing;
    perform 1 from public.message_usage u where u.user_id = me and u.month = this_month for update;
    delete from public.message_reservations r where r.user_id = me and r.expires_at <= clock_timestamp();
    return query
        select this_month, u.settled + (select count(*) from public.message_reservations r
            where r.user_id = me and r.month = this_month)
        from public.message_usage u where u.user_id = me and u.month = this_month;
end $$;

create or replace function private.hold_message(message uuid, in_month date, lease_seconds double precision)
    returns void language sql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    insert into public.message_reservations (message_id, user_id, month, expires_at)
    values (message, nullif(current_setting('app.current_user_id', true), '')::uuid, in_month,
        clock_timestamp() + make_interval(secs => lease_seconds))
$$;

-- charges a held message; false, and nothing charged, when its lease has run out or it was settled before
create or replace function private.settle_message(message uuid)
    returns boolean language plpgsql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
declare
    me uuid := nullif(current_setting('app.current_user_id', true), '')::uuid;
    held_in date;
begin
    select r.month into held_in from public.message_reservations r where r.message_id = message and r.user_id = me;
    perform 1 from public.message_usage u where u.user_id = me and u.month = held_in for update;
    delete from public.message_reservations r
        where r.message_id = message and r.user_id = me and r.expires_at > clock_timestamp();
    if not found then
        return false;
    end if;
    update public.message_usage u set settled = u.settled + 1 where u.user_id = me and u.month = held_in;
    return true;
end $$;

create or replace function private.refund_message(message uuid)
    returns void language sql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    delete from public.message_reservations r
    where r.message_id = message and r.user_id = nullif(current_setting('app.current_user_id', true), '')::uuid
$$;

alter function private.lock_clone_count() owner to definer;
alter function private.lock_message_usage() owner to definer;
alter function private.hold_message(uuid, date, double precision) owner to definer;
alter function private.settle_message(uuid) owner to definer;
alter function private.refund_message(uuid) owner to definer;
revoke all on function private.lock_clone_count(), private.lock_message_usage(),
    private.hold_message(uuid, date, double precision), private.settle_message(uuid), private.refund_message(uuid) from public;
grant execute on function private.lock_clone_count(), private.lock_message_usage(),
    private.hold_message(uuid, date, double precision), private.settle_message(uuid), private.refund_message(uuid) to authenticated;
--rollback drop function private.refund_message(uuid); drop function private.settle_message(uuid); drop function private.hold_message(uuid, date, double precision); drop function private.lock_message_usage(); drop function private.lock_clone_count();
