--liquibase formatted sql
--changeset billing:0012-plans-travel-as-state
--comment: Other services enforce the limits, so every write of a plan is published, whoever makes it.
create or replace trigger billing_quotas_state after insert or update or delete on billing_quotas
    for each row execute function messaging.publish_state(
        'clonememoria.state.plans', 'plan.state', 'plan',
        'plan,max_clones,max_messages_per_month,max_documents_per_clone');
--rollback drop trigger billing_quotas_state on billing_quotas;
