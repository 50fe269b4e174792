--liquibase formatted sql
--changeset billing:0013-plans-to-begin-with
--comment: The three default plans, sown once: what an administrator made of them since survives a second run.
set local role definer;
insert into billing_quotas (plan, max_clones, max_messages_per_month, max_documents_per_clone) values
    ('free',        2,   100,   5),
    ('pro',        10,  1000,  20),
    ('enterprise', 50, 10000, 100)
on conflict (plan) do nothing;
reset role;
--rollback empty
