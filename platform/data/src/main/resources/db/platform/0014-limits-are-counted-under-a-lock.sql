--liquibase formatted sql
--changeset platform:0014-limits-are-counted-under-a-lock splitStatements:false
--comment: Who spends locks the counter first: two cannot both take the last one. The service decides, these count.

create or replace function private.limit_period(per text)
    returns text language sql stable
    set search_path = pg_catalog, pg_temp
as $$
    select case per when 'ever' then 'ever' when 'month' then to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM') end
$$;

-- what is used and held of a limit; nobody else spends of it until this transaction ends. Says too whether something
-- is held already under that id
create or replace function private.lock_limit(in_name text, in_subject uuid, per text, in_id uuid)
    returns table (present_period text, used_or_held bigint, held_before boolean)
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    now_in text := private.limit_period(per);
begin
    insert into private.limit_counters (limit_name, subject, period) values (in_name, in_subject, now_in)
        on conflict do nothing;
    -- not "for update": holds refer to the counter and may be written meanwhile
    perform 1 from private.limit_counters c
        where c.limit_name = in_name and c.subject = in_subject and c.period = now_in for no key update;
    if not found then
        raise insufficient_privilege using message = 'not a limit of the caller';
    end if;
    -- a statement of its own: it sees what was committed while the lock was waited for
    return query
        select now_in,
            c.used + (select coalesce(sum(h.amount), 0)::bigint from private.limit_holds h
                where h.limit_name = in_name and h.subject = in_subject and h.period = now_in
                    and h.expires_at > clock_timestamp()),
            exists (select 1 from private.limit_holds h
                where h.limit_name = in_name and h.id = in_id and h.expires_at > clock_timestamp())
        from private.limit_counters c
        where c.limit_name = in_name and c.subject = in_subject and c.period = now_in;
end $$;

-- what lock_limit would say, without a lock
create or replace function private.limit_used(in_name text, in_subject uuid, per text)
    returns bigint language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
    select coalesce((select c.used from private.limit_counters c
            where c.limit_name = in_name and c.subject = in_subject and c.period = private.limit_period(per)), 0)
        + (select coalesce(sum(h.amount), 0)::bigint from private.limit_holds h
            where h.limit_name = in_name and h.subject = in_subject and h.period = private.limit_period(per)
                and h.expires_at > clock_timestamp())
$$;

create or replace function private.take_limit(in_name text, in_subject uuid, in_period text, in_amount bigint)
    returns void language sql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
    update private.limit_counters c set used = c.used + in_amount
    where c.limit_name = in_name and c.subject = in_subject and c.period = in_period
$$;

create or replace function private.give_back_limit(in_name text, in_subject uuid, per text, in_amount bigint)
    returns void language sql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
    -- more than was taken is refused by the counter's bounds
    update private.limit_counters c set used = c.used - in_amount
    where c.limit_name = in_name and c.subject = in_subject and c.period = private.limit_period(per)
$$;

-- a hold whose lease has ended may be taken up again under its id
create or replace function private.hold_limit(in_name text, in_id uuid, in_subject uuid, in_period text,
        in_amount bigint, lease_seconds double precision)
    returns void language sql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
    insert into private.limit_holds as h (limit_name, id, subject, period, amount, expires_at)
    values (in_name, in_id, in_subject, in_period, in_amount, clock_timestamp() + make_interval(secs => lease_seconds))
    on conflict (limit_name, id) do update
        set subject = excluded.subject, period = excluded.period, amount = excluded.amount, expires_at = excluded.expires_at
        where h.expires_at <= clock_timestamp()
$$;

-- makes what was held used; false, and nothing used, when its lease has ended or it was settled or refunded before
create or replace function private.settle_limit(in_name text, in_id uuid)
    returns boolean language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    held private.limit_holds;
    settled bigint;
begin
    select h.* into held from private.limit_holds h where h.limit_name = in_name and h.id = in_id;
    -- first the counter, then the hold: the order of everybody
    perform 1 from private.limit_counters c
        where c.limit_name = in_name and c.subject = held.subject and c.period = held.period for no key update;
    delete from private.limit_holds h
        where h.limit_name = in_name and h.id = in_id and h.subject = held.subject and h.period = held.period
            and h.expires_at > clock_timestamp()
        returning h.amount into settled;
    if settled is null then
        return false;
    end if;
    update private.limit_counters c set used = c.used + settled
        where c.limit_name = in_name and c.subject = held.subject and c.period = held.period;
    return true;
end $$;

-- false when there was nothing to give back
create or replace function private.refund_limit(in_name text, in_id uuid)
    returns boolean language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    delete from private.limit_holds h
        where h.limit_name = in_name and h.id = in_id and h.expires_at > clock_timestamp();
    return found;
end $$;

alter function private.lock_limit(text, uuid, text, uuid) owner to definer;
alter function private.limit_used(text, uuid, text) owner to definer;
alter function private.take_limit(text, uuid, text, bigint) owner to definer;
alter function private.give_back_limit(text, uuid, text, bigint) owner to definer;
alter function private.hold_limit(text, uuid, uuid, text, bigint, double precision) owner to definer;
alter function private.settle_limit(text, uuid) owner to definer;
alter function private.refund_limit(text, uuid) owner to definer;
revoke all on function private.limit_period(text), private.lock_limit(text, uuid, text, uuid),
    private.limit_used(text, uuid, text), private.take_limit(text, uuid, text, bigint),
    private.give_back_limit(text, uuid, text, bigint),
    private.hold_limit(text, uuid, uuid, text, bigint, double precision),
    private.settle_limit(text, uuid), private.refund_limit(text, uuid) from public;
grant execute on function private.limit_period(text) to definer;
grant execute on function private.lock_limit(text, uuid, text, uuid), private.limit_used(text, uuid, text),
    private.take_limit(text, uuid, text, bigint), private.give_back_limit(text, uuid, text, bigint),
    private.hold_limit(text, uuid, uuid, text, bigint, double precision),
    private.settle_limit(text, uuid), private.refund_limit(text, uuid) to authenticated;
--rollback drop function private.refund_limit(text, uuid); drop function private.settle_limit(text, uuid); drop function private.hold_limit(text, uuid, uuid, text, bigint, double precision); drop function private.give_back_limit(text, uuid, text, bigint); drop function private.take_limit(text, uuid, text, bigint); drop function private.limit_used(text, uuid, text); drop function private.lock_limit(text, uuid, text, uuid); drop function private.limit_period(text);
