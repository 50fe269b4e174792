--liquibase formatted sql
--changeset clone:0032-state-may-be-removed
--comment: A row that its owner removed stays as an empty tombstone, so what it said may be empty then, and only then. And state is told again under the rights of definer, who locks each row.
alter table projection.space_members alter column role drop not null;
alter table projection.subscriptions alter column plan drop not null;
alter table projection.plans alter column max_clones drop not null,
    alter column max_messages_per_month drop not null, alter column max_documents_per_clone drop not null;
alter table projection.space_members drop constraint if exists space_members_known_have_a_role;
alter table projection.space_members add constraint space_members_known_have_a_role
    check (role is not null or removed_at is not null);
alter table projection.subscriptions drop constraint if exists subscriptions_known_have_a_plan;
alter table projection.subscriptions add constraint subscriptions_known_have_a_plan
    check (plan is not null or removed_at is not null);
alter table projection.plans drop constraint if exists plans_known_have_limits;
alter table projection.plans add constraint plans_known_have_limits
    check (num_nulls(max_clones, max_messages_per_month, max_documents_per_clone) = 0 or removed_at is not null);
drop policy if exists clones_told_again on clones;
create policy clones_told_again on clones for update to definer using (true);
grant update (row_version) on clones to definer;
--rollback revoke update (row_version) on clones from definer;
--rollback drop policy clones_told_again on clones;
