package io.clonememoria.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.launcher.suite.Service;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

    @Test
    void readsEveryCommand() {
        assertThat(parsed("up")).isEqualTo(new Command.Up());
        assertThat(parsed("up --attach")).isEqualTo(new Command.UpAttached());
        assertThat(parsed("up --alone memory-service")).isEqualTo(new Command.UpAlone(Service.MEMORY));
        assertThat(parsed("down")).isEqualTo(new Command.Down());
        assertThat(parsed("down gateway")).isEqualTo(new Command.DownOne(Service.GATEWAY));
        assertThat(parsed("status")).isEqualTo(new Command.Status());
        assertThat(parsed("demo")).isEqualTo(new Command.Demo());
        assertThat(parsed("verify")).isEqualTo(new Command.Verify());
        assertThat(parsed("reset --yes")).isEqualTo(new Command.Reset(true));
        assertThat(parsed("env clone-service")).isEqualTo(new Command.Env(Service.CLONE));
    }

    @Test
    void readsLogsInAnyOrderAndByShortName() {
        assertThat(parsed("logs")).isEqualTo(new Command.Logs(Optional.empty(), false));
        assertThat(parsed("logs -f")).isEqualTo(new Command.Logs(Optional.empty(), true));
        assertThat(parsed("logs -f clone")).isEqualTo(new Command.Logs(Optional.of("clone-service"), true));
        assertThat(parsed("logs kafka -f")).isEqualTo(new Command.Logs(Optional.of("kafka"), true));
    }

    @ParameterizedTest
    @CsvSource({
        "restart,            there is no command 'restart'",
        "down everything,    there is no service 'everything'",
        "up --fast,          up does not understand '--fast'",
        "up --alone,         --alone needs the name of a service",
        "status now,         status does not understand 'now'",
        "env,                env needs the name of a service",
    })
    void namesTheWordThatIsWrong(String line, String message) {
        assertThatThrownBy(() -> parsed(line)).isInstanceOf(Command.Misunderstood.class).hasMessage(message);
    }

    private static Command parsed(String line) {
        return Command.parse(List.of(line.split(" ")));
    }
}
