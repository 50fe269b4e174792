--liquibase formatted sql
--changeset clone:0050-attempts-are-counted splitStatements:false
--comment: How often a password was guessed or a mail asked for, per account and sender and per account. Keyed by hashes of addresses that somebody wrote, whether or not anybody has them; gone when their time is over. Only the login counts here, so that no transaction of a request can take a count back by failing.
create table if not exists private.attempts (
    subject  bytea       primary key check (length(subject) = 32),
    attempts integer     not null check (attempts >= 0),
    until    timestamptz not null
);
create index if not exists attempts_until on private.attempts (until);
alter table private.attempts enable row level security;
alter table private.attempts force row level security;
drop policy if exists attempts_definer on private.attempts;
create policy attempts_definer on private.attempts to definer using (true);
drop policy if exists attempts_eraser on private.attempts;
create policy attempts_eraser on private.attempts to eraser using (true);
grant select, insert, update, delete on private.attempts to definer;
-- locking rows takes the right to change one of their columns
grant select, delete, update (attempts) on private.attempts to eraser;

create or replace function private.attempt_subject(what text, email text, sender text)
    returns bytea language sql immutable
    set search_path = pg_catalog, pg_temp
as $$
    -- the address as users_email_once compares it: no other spelling of it may count for itself
    select sha256(convert_to(what || chr(10) || lower(email) || coalesce(chr(10) || sender, ''), 'UTF8'))
$$;

-- the seconds that are left until there may be another one; null when there may
create or replace function private.attempt_wait(of_sender bytea, of_account bytea, most_of_sender integer, most_of_account integer)
    returns double precision language sql volatile
    set search_path = pg_catalog, pg_temp
as $$
    select extract(epoch from max(a.until) - clock_timestamp())::double precision from private.attempts a
    where a.until > clock_timestamp()
        and (a.subject = of_sender and a.attempts >= most_of_sender or a.subject = of_account and a.attempts >= most_of_account)
$$;

-- counts one attempt, or answers how many seconds to wait and counts none
create or replace function private.count_attempt(what text, email text, sender text, most_of_sender integer,
        most_of_account integer, seconds double precision)
    returns double precision language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    of_sender bytea := private.attempt_subject(what, email, sender);
    of_account bytea := private.attempt_subject(what, email, null);
    wait double precision;
begin
    -- who must wait anyhow takes no lock: thousands may come at once
    wait := private.attempt_wait(of_sender, of_account, most_of_sender, most_of_account);
    if wait is not null then
        return wait;
    end if;
    perform pg_advisory_xact_lock(('x' || encode(substr(of_account, 1, 8), 'hex'))::bit(64)::bigint);
    wait := private.attempt_wait(of_sender, of_account, most_of_sender, most_of_account);
    if wait is not null then
        return wait;
    end if;
    insert into private.attempts as a (subject, attempts, until)
    select s, 1, clock_timestamp() + make_interval(secs => seconds) from unnest(array[of_sender, of_account]) s
    on conflict (subject) do update set
        attempts = case when a.until > clock_timestamp() then a.attempts + 1 else 1 end,
        until = case when a.until > clock_timestamp() then a.until else excluded.until end;
    return null;
end $$;

-- the account keeps what others have counted: its owner's own login must not help those who guess
create or replace function private.uncount_attempt(what text, email text, sender text, forgiven boolean)
    returns void language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    of_sender bytea := private.attempt_subject(what, email, sender);
    of_account bytea := private.attempt_subject(what, email, null);
    of_theirs integer := 1;
begin
    perform pg_advisory_xact_lock(('x' || encode(substr(of_account, 1, 8), 'hex'))::bit(64)::bigint);
    if forgiven then
        delete from private.attempts a where a.subject = of_sender returning a.attempts into of_theirs;
    else
        update private.attempts a set attempts = greatest(a.attempts - 1, 0) where a.subject = of_sender;
    end if;
    update private.attempts a set attempts = greatest(a.attempts - coalesce(of_theirs, 0), 0) where a.subject = of_account;
end $$;

alter function private.count_attempt(text, text, text, integer, integer, double precision) owner to definer;
alter function private.uncount_attempt(text, text, text, boolean) owner to definer;
revoke all on function private.attempt_subject(text, text, text), private.attempt_wait(bytea, bytea, integer, integer),
    private.count_attempt(text, text, text, integer, integer, double precision),
    private.uncount_attempt(text, text, text, boolean) from public;
grant execute on function private.attempt_subject(text, text, text), private.attempt_wait(bytea, bytea, integer, integer) to definer;
grant execute on function private.count_attempt(text, text, text, integer, integer, double precision),
    private.uncount_attempt(text, text, text, boolean) to clone_login;
--rollback drop function private.uncount_attempt(text, text, text, boolean); drop function private.count_attempt(text, text, text, integer, integer, double precision); drop function private.attempt_wait(bytea, bytea, integer, integer); drop function private.attempt_subject(text, text, text); drop table private.attempts;
