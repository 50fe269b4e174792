package io.clonememoria.acceptance.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.launcher.suite.Service;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The harness sees a leak when there is one. */
class JudgeTest {
    private static final String ID = UUID.randomUUID().toString();
    private static final Operation READ = new Operation(Service.CLONE, "GET", "/api/v1/clones/{id}", List.of(), Map.of(), false, false);

    private final Traces traces = new Traces();
    private final String marker = traces.marker("memory");
    private final Judge judge = new Judge(traces);

    JudgeTest() {
        traces.id("clone", ID);
    }

    @Test
    void aRefusalWithoutATraceIsRight() {
        assertThat(objection(Aim.FOREIGN, 404, "", "{\"detail\": \"No clone.\"}")).isEmpty();
    }

    @Test
    void anAnswerThatRepeatsWhatWasAskedForIsRight() {
        var call = new Call(READ, "/api/v1/clones/" + ID, Map.of(), null, Set.of(ID), Aim.FOREIGN, "");

        assertThat(judge.objection(call, new Answer(404, "", "No clone " + ID), false, Set.of())).isEmpty();
        assertThat(judge.objection(call, new Answer(404, "", "No clone of " + marker), false, Set.of())).isPresent();
    }

    @Test
    void aWordOfTheVictimIsALeakWhereverItStands() {
        assertThat(objection(Aim.FOREIGN, 404, "", "{\"detail\": \"no " + marker + "\"}")).get().asString().contains("memory");
        assertThat(objection(Aim.FOREIGN, 404, "etag: " + marker, "")).isPresent();
        assertThat(objection(Aim.OWN, 200, "", "{\"data\": [\"" + marker.toUpperCase() + "\"]}")).isPresent();
        assertThat(objection(Aim.OWN, 200, "", "{\"next_cursor\": \"" + base64("2026-03-01T00:00:00Z/" + ID) + "\"}")).isPresent();
        assertThat(objection(Aim.FILTER, 200, "", "data: {\"id\": \"" + ID + "\"}")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"FOREIGN,200", "FOREIGN,204", "FOREIGN,422", "FOREIGN,409", "FOREIGN,401", "FOREIGN,302", "FOREIGN_WITH_WISHES,200",
            "INTO_FOREIGN,201", "INTO_FOREIGN,402", "FILTER,422", "OWN,422", "OWN,500", "OWN,429", "FOREIGN,500", "FOREIGN,405"})
    void whatIsNoRefusalOrTestsNothingIsObjectedTo(Aim aim, int status) {
        assertThat(objection(aim, status, "", "")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"FOREIGN,403", "FOREIGN,404", "FOREIGN_WITH_WISHES,422", "INTO_FOREIGN,404", "FILTER,200", "FILTER,404", "OWN,201",
            "OWN,402", "OWN_WITH_WISHES,422"})
    void whatIsRightIsNot(Aim aim, int status) {
        assertThat(objection(aim, status, "", "")).isEmpty();
    }

    @Test
    void nobodyIsToldToLogInAndNothingElse() {
        var call = call(Aim.FOREIGN);

        assertThat(judge.objection(call, new Answer(401, "", ""), true, Set.of())).isEmpty();
        assertThat(judge.objection(call, new Answer(404, "", ""), true, Set.of())).isPresent();
        assertThat(judge.objection(call, new Answer(200, "", ""), true, Set.of())).isPresent();
    }

    @Test
    void aRowThatIsLostChangedOrPlantedIsNoticedAndOnesOwnIsNot() {
        var before = snapshot("{\"id\": \"" + ID + "\", \"name\": \"a\"}");

        assertThat(before.changes(before, traces)).isEmpty();
        assertThat(before.changes(snapshot(), traces)).hasSize(1);
        assertThat(before.changes(snapshot("{\"id\": \"" + ID + "\", \"name\": \"b\"}"), traces)).hasSize(2);
        assertThat(before.changes(snapshot(before.rows().get("t").getFirst(), "{\"clone_id\": \"" + ID + "\"}"), traces)).hasSize(1);
        assertThat(before.changes(snapshot(before.rows().get("t").getFirst(), "{\"path\": \"/clones/" + ID + "\"}"), traces)).isEmpty();
    }

    /** The vector of the format. */
    @Test
    void keysHaveTheChecksumThatTheGatewayChecks() {
        assertThat(ApiKeyRow.checksum("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ")).isEqualTo("0mLq17");
    }

    private Optional<String> objection(Aim aim, int status, String headers, String body) {
        return judge.objection(call(aim), new Answer(status, headers, body), false, Set.of());
    }

    private static Call call(Aim aim) {
        return new Call(READ, "/api/v1/clones", Map.of(), null, Set.of(), aim, "");
    }

    private static Snapshot snapshot(String... rows) {
        return new Snapshot(Map.of("t", List.of(rows)));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
