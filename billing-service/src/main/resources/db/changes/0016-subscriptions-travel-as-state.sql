--liquibase formatted sql
--changeset billing:0016-subscriptions-travel-as-state
--comment: A person's plan reaches the services that enforce it with whatever write changes it.
create or replace trigger subscriptions_state after insert or update or delete on subscriptions
    for each row execute function messaging.publish_state(
        'clonememoria.state.subscriptions', 'subscription.state', 'user_id', 'user_id,plan');
--rollback drop trigger subscriptions_state on subscriptions;
