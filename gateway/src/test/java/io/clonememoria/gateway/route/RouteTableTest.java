package io.clonememoria.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "/.well-known/jwks.json, CLONE, OPEN",
        "/api/v1/auth/register, CLONE, SIGN_IN",
        "/api/v1/auth/login, CLONE, SIGN_IN",
        "/api/v1/auth/refresh, CLONE, OPEN",
        "/api/v1/auth/restore, CLONE, SIGN_IN",
        "/api/v1/auth/password, CLONE, PERSON",
        "/api/v1/auth/password-reset, CLONE, SIGN_IN",
        "/api/v1/auth/password-reset/confirm, CLONE, SIGN_IN",
        "/api/v1/auth/verify-email, CLONE, SIGN_IN",
        "/api/v1/auth/verify-email/resend, CLONE, PERSON",
        "/api/v1/auth/email, CLONE, PERSON",
        "/api/v1/auth/email/confirm, CLONE, SIGN_IN",
        "/api/v1/auth/logout, CLONE, PERSON",
        "/api/v1/auth/register/more, CLONE, PERSON",
        "/api/v1/users/me, CLONE, PERSON",
        "/api/v1/profiles, CLONE, PERSON",
        "/api/v1/clones, CLONE, PERSON",
        "/api/v1/clones/7, CLONE, PERSON",
        "/api/v1/clones/7/conversations, CLONE, PERSON",
        "/api/v1/clones/memories, CLONE, PERSON",
        "/api/v1/clones/7/8/memories, CLONE, PERSON",
        "/api/v1/clones/7/memories, MEMORY, PERSON",
        "/api/v1/clones/7/memories/search, MEMORY, PERSON",
        "/api/v1/clones/7/memories/bulk, MEMORY, PERSON",
        "/api/v1/clones/7/documents, MEMORY, PERSON",
        "/api/v1/clones/7/imports, MEMORY, PERSON",
        "/api/v1/clones/7/timeline, MEMORY, PERSON",
        "/api/v1/clones/7/memoriesandmore, CLONE, PERSON",
        "/api/v1/conversations/7/messages, CLONE, PERSON",
        "/api/v1/messages/7/events, CLONE, PERSON",
        "/api/v1/memories/7, MEMORY, PERSON",
        "/api/v1/memories/7/history, MEMORY, PERSON",
        "/api/v1/memories/7/restore, MEMORY, PERSON",
        "/api/v1/documents/7/chunks, MEMORY, PERSON",
        "/api/v1/imports/7, MEMORY, PERSON",
        "/api/v1/spaces/7/members, WORKSPACE, PERSON",
        "/api/v1/invitations/accept, WORKSPACE, PERSON",
        "/api/v1/audit-log, WORKSPACE, PERSON",
        "/api/v1/webhooks, WORKSPACE, PERSON",
        "/api/v1/safety-events, WORKSPACE, PERSON",
        "/api/v1/event-types, WORKSPACE, PERSON",
        "/api/v1/billing/plans, BILLING, OPEN",
        "/api/v1/billing/plans/more, BILLING, PERSON",
        "/api/v1/billing/usage, BILLING, PERSON",
        "/api/v1/api-keys, BILLING, PERSON"})
    void aPathHasOneServiceAndOneRuleWhoMayAsk(String path, Service service, Access access) {
        assertThat(RouteTable.find(path, null)).isInstanceOfSatisfying(Match.Found.class, found -> {
            assertThat(found.route().destination()).isEqualTo(new Destination.Forwarded(service));
            assertThat(found.route().access()).isEqualTo(access);
            assertThat(found.target()).isEqualTo(path);
        });
    }

    @ParameterizedTest
    @CsvSource({"/, INDEX", "/api/v1/health, HEALTH"})
    void theGatewayAnswersTwoPathsItself(String path, Destination.Own answer) {
        assertThat(RouteTable.find(path, null)).isInstanceOfSatisfying(Match.Found.class,
                found -> assertThat(found.route().destination()).isEqualTo(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/v1", "/api/v2/clones", "/clones", "/internal/jwks.json", "/q/health", "/q",
        "/api/v1/internal/clones", "/api/v1/q/metrics", "/api/v1/CLONES", "/api/v1/health/more", "/.well-known",
        "/.well-known/openid-configuration", "/api/v1/clonesX"})
    void whatIsNotInTheTableIsNobodys(String path) {
        assertThat(RouteTable.find(path, null)).isInstanceOfSatisfying(Match.Refused.class,
                refused -> assertThat(refused.problem()).isInstanceOf(UnknownPath.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "clones", "//", "/api/v1/clones/", "/api/v1//clones", "//api/v1/clones",
        "/api/v1/clones/../internal", "/api/v1/clones/..", "/api/v1/./clones", "/api/v1/clones/.",
        "/api/v1/clones/%2e%2e/internal", "/api/v1/clones/%2E%2E%2Finternal", "/api/v1/clones/7%2Fmemories",
        "/api/v1/clones%2f7", "/api/v1/clones/7%5cmemories", "/api/v1/clones/7\\memories", "/api/v1/clones/7;a=b/memories",
        "/api/v1/clones;/7", "/api/v1/clones/..;/internal", "/api/v1/clones/%00", "/api/v1/clones/%252e%252e/internal",
        "/api/v1/clones/7%3Bx", "/api/v1/%63lones", "/api/v1/clones/\u00e9", "/api/v1/clones/7 8", "/api/v1/clones#/7",
        "/api/v1/clones/7\t", "/api/v1/clones/7\r\nx: y", "/api/v1/clones/\u2025/x", "/api/v1/clones/\uff0e\uff0e/x"})
    void aPathThatCouldBeReadInTwoWaysIsRefused(String path) {
        assertThat(RouteTable.find(path, null)).isInstanceOfSatisfying(Match.Refused.class,
                refused -> assertThat(refused.problem()).isInstanceOf(AmbiguousPath.class));
    }

    @Test
    void aQueryIsHandedOnAsItCame() {
        var match = RouteTable.find("/api/v1/clones", "scope=shared&space_id=%2F..%2F;x=/../y?z");

        assertThat(match).isInstanceOfSatisfying(Match.Found.class,
                found -> assertThat(found.target()).isEqualTo("/api/v1/clones?scope=shared&space_id=%2F..%2F;x=/../y?z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b#c", "a= b", "a=\u00e9", "a=\r\nx", "a=\"b\"", "a=\u0000", "a=%", "a=%zz", "a=%4", "%2"})
    void aQueryThatProgramsReadDifferentlyIsRefused(String query) {
        assertThat(RouteTable.find("/api/v1/clones", query)).isInstanceOfSatisfying(Match.Refused.class,
                refused -> assertThat(refused.problem()).isInstanceOf(UnreadableQuery.class));
    }
}
