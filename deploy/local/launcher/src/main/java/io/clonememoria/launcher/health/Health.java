package io.clonememoria.launcher.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;

/**
 * What a service says about itself.
 *
 * @param failing the checks that do not hold yet, or why there is no answer; empty when ready
 */
public record Health(boolean ready, String failing) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final Health SILENT = new Health(false, "no answer");

    static Health parse(int status, String body) {
        return status == 200 ? new Health(true, "") : new Health(false, failingChecks(status, body));
    }

    private static String failingChecks(int status, String body) {
        try {
            var names = JSON.readTree(body).path("checks").valueStream()
                .filter(check -> !check.path("status").asText().equals("UP"))
                .map(Health::described)
                .collect(Collectors.joining(", "));
            return names.isEmpty() ? "status " + status : names;
        } catch (JsonProcessingException notJson) {
            return "status " + status;
        }
    }

    private static String described(JsonNode check) {
        var data = check.path("data").valueStream().map(JsonNode::asText).collect(Collectors.joining("; "));
        return check.path("name").asText() + (data.isEmpty() ? "" : " (" + data + ")");
    }
}
