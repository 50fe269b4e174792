--liquibase formatted sql
--changeset clone:0029-limits-are-the-platforms splitStatements:false
--comment: Messages are counted by the platform's limits from here on; what was counted before, and what is being answered, comes along. Clones are counted by their rows, under the platform's lock.

-- the owner is bound by row level security like everybody: it would carry nothing over, unsaid
alter table message_usage no force row level security;
alter table message_reservations no force row level security;
alter table private.limit_counters no force row level security;
alter table private.limit_holds no force row level security;
insert into private.limit_counters as c (limit_name, subject, period, used)
    select 'messages', u.user_id, to_char(u.month, 'YYYY-MM'), u.settled from message_usage u
    on conflict (limit_name, subject, period) do update set used = c.used + excluded.used;
insert into private.limit_holds (limit_name, id, subject, period, amount, expires_at)
    select 'messages', r.message_id, r.user_id, to_char(r.month, 'YYYY-MM'), 1, r.expires_at from message_reservations r
    on conflict do nothing;
alter table private.limit_counters force row level security;
alter table private.limit_holds force row level security;
drop table message_reservations;
drop table message_usage;

create or replace function get_user_message_count_this_month(person uuid)
    returns bigint language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select case when person = nullif(current_setting('app.current_user_id', true), '')::uuid then
        private.limit_used('messages', person, 'month')
    end
$$;
alter function get_user_message_count_this_month(uuid) owner to definer;

drop function if exists private.lock_clone_count();
drop function if exists private.lock_message_usage();
drop function if exists private.hold_message(uuid, date, double precision);
drop function if exists private.settle_message(uuid);
drop function if exists private.refund_message(uuid);
--rollback empty
