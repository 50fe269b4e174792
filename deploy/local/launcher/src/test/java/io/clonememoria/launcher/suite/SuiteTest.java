package io.clonememoria.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuiteTest {

    @Test
    void keepsItsStateInTheRepositoryUnlessToldOtherwise() {
        assertThat(suite(Map.of()).state().path()).isEqualTo(Path.of("/repository/.clonememoria"));
        assertThat(suite(Map.of("CLONEMEMORIA_STATE", "/elsewhere")).state().path()).isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void shiftsEveryPortByTheOffset() {
        var plain = suite(Map.of()).ports();
        var shifted = suite(Map.of("CLONEMEMORIA_PORT_OFFSET", "100")).ports();

        assertThat(plain.http(Replica.first(Service.GATEWAY))).isEqualTo(8080);
        assertThat(plain.management(Replica.first(Service.BILLING))).isEqualTo(9084);
        assertThat(plain.http(new Replica(Service.MEMORY, 2))).isEqualTo(8092);
        assertThat(plain.management(new Replica(Service.MEMORY, 2))).isEqualTo(9092);
        assertThat(shifted.http(new Replica(Service.GATEWAY, 9))).isEqualTo(8260);
        assertThat(shifted.http(Replica.first(Service.GATEWAY))).isEqualTo(8180);
        assertThat(shifted.management(Replica.first(Service.BILLING))).isEqualTo(9184);
        assertThat(shifted.postgres()).isEqualTo(15532);
        assertThat(shifted.kafka()).isEqualTo(19192);
    }

    @Test
    void refusesAnOffsetThatIsNoneInOneLine() {
        assertThatThrownBy(() -> suite(Map.of("CLONEMEMORIA_PORT_OFFSET", "many")))
            .isInstanceOf(Failure.class).hasMessage("CLONEMEMORIA_PORT_OFFSET must be a number, not 'many'");
        assertThatThrownBy(() -> suite(Map.of("CLONEMEMORIA_PORT_OFFSET", "60000")))
            .isInstanceOf(Failure.class).hasMessageContaining("between 0 and 40000");
    }

    @Test
    void showsPathsAsAPersonWouldTypeThem() {
        var suite = suite(Map.of());

        assertThat(suite.shown(suite.state().log("gateway"))).isEqualTo(".clonememoria/logs/gateway.log");
        assertThat(suite.shown(Path.of("/elsewhere/log"))).isEqualTo("/elsewhere/log");
    }

    private static Suite suite(Map<String, String> environment) {
        var all = new java.util.HashMap<>(environment);
        all.put("CLONEMEMORIA_ROOT", "/repository");
        return Suite.of(all);
    }
}
