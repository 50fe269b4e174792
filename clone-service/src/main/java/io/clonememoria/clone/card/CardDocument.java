package io.clonememoria.clone.card;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the documents say of a character card; read and written are all its fields, these and any others. */
@Schema(name = "CharacterCard", description = "A character card of version 2 or 3, with whatever fields it has; one of version 1 "
        + "is its data without the envelope.")
record CardDocument(
        @Schema(required = true, examples = "chara_card_v2") String spec,
        @Schema(examples = "2.0") String specVersion,
        @Schema(required = true) Data data) {

    @Schema(name = "CharacterCardData")
    record Data(
            @Schema(required = true, examples = "Grandmother Rose") String name,
            @Schema(description = "Kept whole; the clone's description has at most 2000 characters of it.",
                    examples = "{{char}} grew up by the sea and laughs easily.") String description,
            String personality,
            String scenario,
            @Schema(description = "The clone's greeting.", examples = "There you are, my dear!") String firstMes,
            String mesExample,
            List<String> alternateGreetings,
            List<String> tags,
            Map<String, Object> extensions) {}
}
