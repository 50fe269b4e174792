package io.clonememoria.billing.plan;

record PlanView(String plan, int maxClones, int maxMessagesPerMonth, int maxDocumentsPerClone) {

    static PlanView of(Plan plan) {
        return new PlanView(plan.plan, plan.maxClones, plan.maxMessagesPerMonth, plan.maxDocumentsPerClone);
    }
}
