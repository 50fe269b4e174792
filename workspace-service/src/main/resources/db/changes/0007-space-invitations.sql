--liquibase formatted sql
--changeset workspace:0007-space-invitations
--comment: Owner and admins invite by e-mail. The token is kept as a hash that nobody reads back; accepting is for its holder and not a right of theirs.
create table if not exists space_invitations (
    id                 uuid        primary key default gen_random_uuid(),
    space_id           uuid        not null references spaces on delete cascade,
    invited_by_user_id uuid        not null,
    email              text        not null
        constraint space_invitations_email check (email like '_%@_%' and length(email) <= 320),
    token              text        not null constraint space_invitations_token unique,
    role               text        not null default 'member'
        constraint space_invitations_role check (role in ('admin', 'member')),
    expires_at         timestamptz not null,
    status             text        not null default 'pending'

        constraint space_invitations_status check (status in ('pending', 'accepted', 'declined', 'expired', 'cancelled')),
    created_at         timestamptz not null default now(),
    accepted_at        timestamptz,
    constraint space_invitations_accepted check ((status = 'accepted') = (accepted_at is not null))
);
alter table space_invitations enable row level security;
alter table space_invitations force row level security;

create unique index if not exists space_invitations_pending_once on space_invitations (space_id, lower(email))
    where status = 'pending';
create index if not exists space_invitations_pending_token on space_invitations (token) where status = 'pending';
create index if not exists space_invitations_newest_first on space_invitations (space_id, created_at desc, id desc);
create index if not exists space_invitations_by_inviter on space_invitations (invited_by_user_id);

drop policy if exists space_invitations_seen on space_invitations;
create policy space_invitations_seen on space_invitations for select to authenticated
    using (space_id in (select private.spaces_where_caller_is('owner', 'admin')));
drop policy if exists space_invitations_sent on space_invitations;
create policy space_invitations_sent on space_invitations for insert to authenticated
    with check (invited_by_user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        and space_id in (select private.spaces_where_caller_is('owner', 'admin')));
drop policy if exists space_invitations_changed on space_invitations;
create policy space_invitations_changed on space_invitations for update to authenticated
    using (status = 'pending' and space_id in (select private.spaces_where_caller_is('owner', 'admin')))
    with check (status in ('pending', 'cancelled'));
drop policy if exists space_invitations_bound on space_invitations;
create policy space_invitations_bound on space_invitations as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));

grant select (id, space_id, invited_by_user_id, email, role, expires_at, status, created_at, accepted_at),
      insert (id, space_id, invited_by_user_id, email, token, role, expires_at),
      update (token, expires_at, status) on space_invitations to authenticated;
--rollback drop table space_invitations;
