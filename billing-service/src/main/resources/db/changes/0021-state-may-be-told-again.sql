--liquibase formatted sql
--changeset billing:0021-state-may-be-told-again
--comment: A membership that ended stays as an empty tombstone. And state is told again under the rights of definer, who locks each row.
alter table projection.space_members alter column role drop not null;
alter table projection.space_members drop constraint if exists space_members_known_have_a_role;
alter table projection.space_members add constraint space_members_known_have_a_role
    check (role is not null or removed_at is not null);
grant update (row_version) on billing_quotas to definer;
drop policy if exists subscriptions_told_again on subscriptions;
create policy subscriptions_told_again on subscriptions to definer using (true);
grant select, update (row_version) on subscriptions to definer;
--rollback revoke all on subscriptions from definer;
--rollback drop policy subscriptions_told_again on subscriptions;
--rollback revoke update (row_version) on billing_quotas from definer;
--rollback alter table projection.space_members drop constraint space_members_known_have_a_role;
