package io.clonememoria.launcher.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void isReadyOnlyWhenTheServiceSaysSo() {
        assertThat(Health.parse(200, "{\"status\":\"UP\",\"checks\":[]}")).isEqualTo(new Health(true, ""));
    }

    @Test
    void namesTheChecksThatDoNotHold() {
        var health = Health.parse(503, """
            {"status": "DOWN", "checks": [
              {"name": "database", "status": "UP"},
              {"name": "plans", "status": "DOWN", "data": {"reason": "no plans known yet"}}]}
            """);

        assertThat(health).isEqualTo(new Health(false, "plans (no plans known yet)"));
    }

    @Test
    void showsTheStatusOfAnAnswerThatItCannotRead() {
        assertThat(Health.parse(500, "<html>")).isEqualTo(new Health(false, "status 500"));
    }
}
