--liquibase formatted sql
--changeset clone:0015-plan-of-a-person splitStatements:false
--comment: The plan somebody is on: the subscription's, or free without one or when it names a plan nobody knows. No row while the plans have not arrived. Runs with the rights of who asks.
create or replace function private.plan_of(person uuid)
    returns table (plan text, max_clones integer, max_messages_per_month integer)
    language sql stable
    set search_path = pg_catalog, public, pg_temp
as $$
    select p.plan, p.max_clones, p.max_messages_per_month
    from projection.plans p
    left join projection.subscriptions s on s.plan = p.plan and s.user_id = person and s.removed_at is null
    where p.removed_at is null and (s.user_id is not null or p.plan = 'free')
    order by s.user_id nulls last
    limit 1
$$;
revoke all on function private.plan_of(uuid) from public;
grant execute on function private.plan_of(uuid) to authenticated, definer;

create or replace function private.plans_are_known()
    returns boolean
    language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select exists (select 1 from projection.plans p where p.plan = 'free' and p.removed_at is null)
$$;
alter function private.plans_are_known() owner to definer;
revoke all on function private.plans_are_known() from public;
grant execute on function private.plans_are_known() to clone_login;
--rollback drop function private.plans_are_known(); drop function private.plan_of(uuid);
