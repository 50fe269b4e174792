package io.clonememoria.memory.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a large import costs those who search and write meanwhile. {@code -Dclonememoria.import.messages=100000} for more. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class LargeImportTest {
    private static final int MESSAGES = Integer.getInteger("clonememoria.import.messages", 4_000);
    /** A machine that runs other tests beside this one. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final UUID ana = UUID.randomUUID();

    @AfterEach
    void nothingIsLeftToBeIndexed() {
        Database.run("delete from memories where user_id = ?", ana);
    }

    @Test
    void neitherASearchNorANewMemoryWaitsForIt() {
        var rosa = Siblings.cloneOf(ana);
        var chat = IntStream.range(0, MESSAGES).mapToObj(number -> "2021-03-15T14:05:00Z;" + (number % 3 == 0 ? "Rosa" : "Ana")
                        + ";We took bus number " + number + " to the market and bought leeks, bread and a hen")
                .collect(Collectors.joining("\n", "date;author;text\n", "\n"));
        Api.as(ana).remember(rosa, "Garden", "The lilac behind the mill is out.");
        var searches = new ArrayList<Duration>();
        var memories = new ArrayList<Duration>();

        var began = System.nanoTime();
        var id = UUID.fromString(Api.as(ana).request()
                .multiPart("file", "chat.csv", chat.getBytes(StandardCharsets.UTF_8), "text/csv").multiPart("speaker", "Rosa")
                .post("/api/v1/clones/" + rosa + "/imports").then().statusCode(202).extract().path("id"));
        var accepted = since(began);
        do {
            searches.add(taken(() -> Api.as(ana).search(rosa, "Where is the lilac?").statusCode(200)));
            memories.add(taken(() -> Api.as(ana).remember(rosa, "Garden", "The rose is out, too.")));
        } while (Database.count("select count(*) from imports where id = ? and status = 'processing'", id) == 1);
        var took = since(began);
        Eventually.see(() -> Database.column("select status from imports where id = ?", id).getFirst(), "completed"::equals);
        var waiting = Database.count("select count(*) from clone_document_chunks where clone_id = ? and embedding is null", rosa);
        var afterwards = new ArrayList<Duration>();
        for (var round = 0; round < 20; round++) {
            afterwards.add(taken(() -> Api.as(ana).remember(rosa, "Garden", "The peony is out, too.")));
        }

        System.out.printf("An import of %d messages was accepted after %s and took %s. Meanwhile %d searches took %s in the middle and %s "
                        + "at worst, new memories with their vectors %s and %s; with %d passages waiting behind them %s and %s%n", MESSAGES,
                accepted, took, searches.size(), middle(searches), Collections.max(searches), middle(memories), Collections.max(memories),
                waiting, middle(afterwards), Collections.max(afterwards));
        assertThat(Database.count("select count(*) from memories where import_id = ?", id)).isEqualTo(MESSAGES);
        assertThat(waiting).isPositive();
        assertThat(middle(searches)).isLessThan(PATIENCE);
        assertThat(middle(memories)).isLessThan(PATIENCE);
        assertThat(middle(afterwards)).isLessThan(PATIENCE);
    }

    private static Duration taken(Runnable work) {
        var began = System.nanoTime();
        work.run();
        return since(began);
    }

    private static Duration since(long began) {
        return Duration.ofMillis((System.nanoTime() - began) / 1_000_000);
    }

    private static Duration middle(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
