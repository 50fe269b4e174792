package io.clonememoria.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.launcher.process.Teardown.Stage;
import io.clonememoria.local.host.Ending;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeardownTest {

    private final Teardown teardown = new Teardown();
    private final List<String> ended = Collections.synchronizedList(new ArrayList<>());

    @Test
    void endsTheDoorFirstAndTheDatabaseLast() {
        remember(Stage.DATABASE, "postgres");
        remember(Stage.BROKER, "kafka");
        remember(Stage.SERVICES, "clone-service");
        remember(Stage.DOOR, "gateway");

        teardown.run((_, _) -> {});

        assertThat(ended).containsExactly("gateway", "clone-service", "kafka", "postgres");
    }

    @Test
    void endsNothingThatIsMeantToStay() {
        remember(Stage.DATABASE, "postgres");

        teardown.keepAll();
        teardown.run((_, _) -> {});

        assertThat(ended).isEmpty();
    }

    @Test
    void startsNothingMoreOnceItHasRun() {
        teardown.run((_, _) -> {});

        assertThatThrownBy(() -> teardown.start(Stage.SERVICES, "clone-service", () -> ended.add("started"), () -> Ending.ENDED))
            .isInstanceOf(InterruptedException.class);
        assertThat(ended).isEmpty();
    }

    @Test
    void endsAtOnceWhatIsReportedTooLate() {
        teardown.run((_, _) -> {});

        remember(Stage.BROKER, "kafka");

        assertThat(ended).containsExactly("kafka");
    }

    @Test
    void endsWhatFailedHalfwayThroughItsStart() {
        assertThatThrownBy(() -> teardown.start(Stage.SERVICES, "clone-service", () -> {
            throw new IllegalStateException("no disk");
        }, () -> ending("clone-service"))).hasMessage("no disk");

        teardown.run((_, _) -> {});

        assertThat(ended).containsExactly("clone-service");
    }

    private void remember(Stage stage, String part) {
        teardown.add(stage, part, () -> ending(part));
    }

    private Ending ending(String part) {
        ended.add(part);
        return Ending.ENDED;
    }
}
