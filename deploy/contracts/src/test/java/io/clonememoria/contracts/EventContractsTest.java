package io.clonememoria.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the parts announce is described, released and kept. */
class EventContractsTest {
    private static final String WRITE = "./clonememoria test -pl deploy/contracts -Dclonememoria.contracts.write=true";
    private static final Path REPOSITORY = Path.of("../..");
    private static final Path DOCUMENT = REPOSITORY.resolve("docs/events/asyncapi.json");
    private static final Path RELEASED = REPOSITORY.resolve("docs/events/released");
    private static final EventCatalogue CATALOGUE = EventCatalogue.of(REPOSITORY);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Names of what people wrote or are called; no event says it, unless its topic is encrypted. */
    private static final Set<String> PERSONAL = Set.of("email", "name", "full_name", "title", "content", "text",
            "snippet", "ip_address", "user_agent", "password", "token", "secret", "url", "phone");

    @Test
    void theDocumentTellsWhatTheSchemasSay() throws IOException {
        var generated = AsyncApi.text(AsyncApi.of(CATALOGUE));

        if (Boolean.getBoolean("clonememoria.contracts.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(Files.readString(DOCUMENT)).as("%s is written by: %s", DOCUMENT, WRITE).isEqualTo(generated);
    }

    @Test
    void theDocumentFollowsAsyncApi() throws IOException {
        var specification = JSON.readTree(EventContractsTest.class.getResourceAsStream("/asyncapi-3.0.0.json"));
        var validator = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(specification);

        assertThat(validator.validate(AsyncApi.of(CATALOGUE))).isEmpty();
        var broken = AsyncApi.of(CATALOGUE);
        ((ObjectNode) broken.get("info")).remove("title");
        assertThat(validator.validate(broken)).as("a validator that sees nothing would be no test").isNotEmpty();
    }

    @Test
    void whatIsReleasedIsOnlyAddedTo() throws IOException {
        var released = EventCatalogue.schemas(RELEASED);
        released.forEach((name, schema) -> {
            var now = CATALOGUE.types().get(name);
            if (now == null) {
                fail("%s is released, and its consumers wait for it: the schema must stay", name);
            }
            assertThat(Compatibility.breaks(schema, now.schema()))
                    .as("%s may only be added to; what is not an addition is another type", name).isEmpty();
        });

        if (Boolean.getBoolean("clonememoria.contracts.write")) {
            Files.createDirectories(RELEASED);
            for (var type : CATALOGUE.types().values()) {
                Files.writeString(RELEASED.resolve(type.name() + ".json"), type.schema().toPrettyString() + "\n");
            }
        }
        CATALOGUE.types().forEach((name, type) ->
                assertThat(EventCatalogue.schemas(RELEASED).get(name)).as("%s is released by: %s", name, WRITE)
                        .isEqualTo(type.schema()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aTypeIsNamedDescribedAndOnATopicOfItsKind(String name) {
        var type = CATALOGUE.types().get(name);

        assertThat(name).matches("[a-z_]{1,49}\\.[a-z_]{1,49}");
        assertThat(type.title()).isNotBlank();
        assertThat(type.description()).isNotBlank();
        assertThat(type.topics()).isNotEmpty().allSatisfy(topic -> assertThat(CATALOGUE.topics().get(topic))
                .isIn(name.endsWith(".state") ? Set.of("state") : Set.of("fact", "restricted")));
        assertThat(type.schema().path("properties")).allSatisfy(property ->
                assertThat(property.path("description").asText()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("types")
    void aTypeGivesAnExampleThatSaysAllThatItCanSay(String name) {
        var schema = CATALOGUE.types().get(name).schema().deepCopy().put("additionalProperties", false);
        schema.remove("x-topics");
        var validator = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema,
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());

        assertThat(schema.withArray("examples")).isNotEmpty().allSatisfy(example ->
                assertThat(validator.validate(example)).isEmpty());
        assertThat(names(schema.withArray("examples").get(0))).isEqualTo(names(schema.get("properties")));
    }

    @ParameterizedTest
    @MethodSource("types")
    void noPersonalContentTravelsInTheClear(String name) {
        var type = CATALOGUE.types().get(name);

        if (type.topics().stream().noneMatch(topic -> "restricted".equals(CATALOGUE.topics().get(topic)))) {
            assertThat(names(type.schema().get("properties"))).doesNotContainAnyElementsOf(PERSONAL);
        }
    }

    static Set<String> types() {
        return CATALOGUE.types().keySet();
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
