package io.clonememoria.acceptance;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is asked of a clone's memories, from the door to the database and back. */
@ExtendWith(RunningSuite.class)
class SearchTest {
    private final Api ann = Api.newPerson();
    private String clone;

    @BeforeEach
    void theyAreRemembered() {
        clone = ann.newClone("Marguerite");
        remember("Le bal", "C'est au bal du quinze août que j'ai rencontré Arthur ; il dansait comme un marin.", "Marguerite", "1962-08-15");
        remember("La recette", "Pour les gougères il faut du comté râpé, jamais du gruyère.", "Marguerite", "1970-08-01");
        remember("The dance", "There was a girl in a green dress laughing at my shoes.", "Arthur", "1962-08-15");
        remember("The shop", "I opened the repair shop with ninety pounds from my sister.", "Arthur", "1965-10-01");
    }

    @Test
    void aFrenchQuestionFindsAFrenchMemoryAndSaysWhy() {
        search(Map.of("query", "Quel fromage faut-il pour les gougères ?", "explain", true))
                .body("results[0].title", equalTo("La recette"))
                .body("results[0].why.shared_words", hasItem("gouger"))
                .body("results[0].why.words", greaterThan(0f))
                .body("degraded", empty());
    }

    @Test
    void onlyWhatTheFiltersLetThroughIsFoundAndOnlyWhatThereIsRoomFor() {
        search(Map.of("query", "the dance", "filters", Map.of("speaker", "Arthur", "to", "1963-01-01T00:00:00Z")))
                .body("results.title", equalTo(List.of("The dance")));
        search(Map.of("query", "the dance", "max_tokens", 50)).body("results", hasSize(greaterThan(0)))
                .body("tokens", lessThanOrEqualTo(50));
    }

    @Test
    void nobodyElseIsAnswered() {
        Api.newPerson().post("/clones/{id}/memories/search", Map.of("query", "gougères"), clone).statusCode(404);
    }

    private ValidatableResponse search(Map<String, Object> question) {
        return ann.post("/clones/{id}/memories/search", question, clone).statusCode(200);
    }

    private void remember(String title, String content, String speaker, String day) {
        ann.post("/clones/{id}/memories", Map.of("title", title, "content", content, "speaker", speaker,
                "occurred_at", day + "T00:00:00Z", "occurred_precision", "day"), clone).statusCode(201);
    }
}
