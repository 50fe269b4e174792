--liquibase formatted sql
--changeset clone:0011-users-billing
--comment: A read model of the subscription, which billing-service owns, and the administrator's mark. No request can write either.
alter table users
    add column if not exists is_platform_admin    boolean not null default false,
    add column if not exists billing_plan         text    not null default 'free',
    add column if not exists billing_period_start timestamptz,
    add column if not exists billing_period_end   timestamptz,
    add column if not exists billing_customer_id  text;
grant select (is_platform_admin, billing_plan, billing_period_start, billing_period_end) on users to authenticated;
--rollback alter table users drop column is_platform_admin, drop column billing_plan, drop column billing_period_start, drop column billing_period_end, drop column billing_customer_id;
