package io.clonememoria.workspace.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.workspace.database.Family;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class MembershipStateTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void aMembershipIsToldWithItsRoleItsEndAndItsReturnUnderRisingVersions() {
        var family = Family.gathered();
        var key = family.space + ":" + family.formerAdmin;

        family.run("insert into space_members (space_id, user_id, role) values ({space}, {formerAdmin}, 'member')");

        TestBus.await(Topics.STATE_SPACE_MEMBERS, event -> event.key().equals(key)
                && Long.valueOf(3).equals(event.rowVersion()), SOON);
        var told = TestBus.read(Topics.STATE_SPACE_MEMBERS, event -> event.key().equals(key));
        assertThat(told).extracting(TestBus.Event::rowVersion).containsExactly(1L, 2L, 3L);
        assertThat(told).extracting(TestBus.Event::type).containsOnly("space_member.state");
        assertThat(told.get(0).data().get("role").asText()).isEqualTo("admin");
        assertThat(told.get(1).data().isNull()).isTrue();
        assertThat(told.get(2).data().get("role").asText()).isEqualTo("member");
        assertThat(told.get(2).data().get("space_id").asText()).isEqualTo(family.space.toString());
    }
}
