package io.clonememoria.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsColumnsWhateverTheirColour() {
        var table = new Table("part", "state", "port");
        table.row("gateway", "\033[32mup\033[0m", "8080");
        table.row("kafka", "stopped", "19092");

        assertThat(table.render().lines().map(line -> line.replaceAll("\033\\[\\d+m", ""))).containsExactly(
            "part     state    port",
            "gateway  up       8080",
            "kafka    stopped  19092");
    }
}
