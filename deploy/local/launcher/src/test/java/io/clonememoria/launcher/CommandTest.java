package io.clonememoria.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.launcher.suite.Selection;
import io.clonememoria.launcher.suite.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

    @Test
    void readsEveryCommand() {
        assertThat(parsed("up")).isEqualTo(new Command.Up(Map.of()));
        assertThat(parsed("up --attach")).isEqualTo(new Command.UpAttached(Map.of()));
        assertThat(parsed("up --alone memory-service")).isEqualTo(new Command.UpAlone(Service.MEMORY));
        assertThat(parsed("down")).isEqualTo(new Command.Down());
        assertThat(parsed("down gateway")).isEqualTo(new Command.DownSome(all(Service.GATEWAY)));
        assertThat(parsed("restart memory")).isEqualTo(new Command.Restart(all(Service.MEMORY)));
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

    @Test
    void readsHowManyReplicasThereAreToBe() {
        assertThat(parsed("up --replicas memory=2 --attach --replicas gateway=3"))
            .isEqualTo(new Command.UpAttached(Map.of(Service.MEMORY, 2, Service.GATEWAY, 3)));
        assertThat(parsed("up --replicas 2")).isEqualTo(new Command.Up(
            Map.of(Service.CLONE, 2, Service.MEMORY, 2, Service.WORKSPACE, 2, Service.BILLING, 2)));
    }

    @Test
    void readsWhichReplicaIsMeant() {
        var second = new Selection(Service.MEMORY, OptionalInt.of(2));

        assertThat(parsed("down memory-service.2")).isEqualTo(new Command.DownSome(second));
        assertThat(parsed("restart memory.2")).isEqualTo(new Command.Restart(second));
        assertThat(parsed("logs memory.2 -f")).isEqualTo(new Command.Logs(Optional.of("memory-service.2"), true));
    }

    @ParameterizedTest
    @CsvSource({
        "reboot,             there is no command 'reboot'",
        "restart,            restart needs the name of a service",
        "down memory.0,      there is no service 'memory.0'",
        "up --replicas,      --replicas needs a value",
        "up --replicas two,  '--replicas needs a number or SERVICE=NUMBER, not ''two'''",
        "up --replicas x=2,  there is no service 'x'",
        "down everything,    there is no service 'everything'",
        "up --fast,          up does not understand '--fast'",
        "up --alone,         --alone needs the name of a service",
        "status now,         status does not understand 'now'",
        "env,                env needs the name of a service",
    })
    void namesTheWordThatIsWrong(String line, String message) {
        assertThatThrownBy(() -> parsed(line)).isInstanceOf(Command.Misunderstood.class).hasMessage(message);
    }

    private static Selection all(Service service) {
        return new Selection(service, OptionalInt.empty());
    }

    private static Command parsed(String line) {
        return Command.parse(List.of(line.split(" ")));
    }
}
