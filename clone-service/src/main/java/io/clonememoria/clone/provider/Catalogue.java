package io.clonememoria.clone.provider;

import io.clonememoria.platform.problem.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that is offered here, and so what a clone's settings may be.
 *
 * @param offers one of each provider, also of those that offer nothing
 */
record Catalogue(List<Offer> offers) {

    static Catalogue of(ProviderConfig config) {
        return new Catalogue(Arrays.stream(Provider.values()).map(provider -> Offer.of(provider, config)).toList());
    }

    /** What is wrong with the settings, by field; empty when they hold. */
    List<FieldError> errorsIn(AiSettings settings) {
        var errors = new ArrayList<FieldError>();
        chosen("llm_provider", settings.llmProvider(), Offer::speaks, errors)
                .ifPresent(offer -> requireModel(offer, settings.llmModel(), errors));
        chosen("embedding_provider", settings.embeddingProvider(), Offer::embeds, errors);
        if (settings.ttsProvider() != null) {
            chosen("tts_provider", settings.ttsProvider(), Offer::readsAloud, errors)
                    .ifPresent(offer -> requireVoice(offer, settings.ttsVoiceId(), errors));
        } else if (settings.ttsVoiceId() != null) {
            errors.add(new FieldError("tts_voice_id", "must be absent without a tts_provider"));
        }
        errors.addAll(outOfBounds(settings));
        return errors;
    }

    /** What of the settings goes beyond what the provider can take, by field. */
    List<FieldError> outOfBounds(AiSettings settings) {
        var errors = new ArrayList<FieldError>();
        Provider.of(settings.llmProvider()).map(this::offerOf).ifPresent(offer -> {
            var highest = offer.provider().maxTemperature();
            if (settings.temperature() < 0 || settings.temperature() > highest) {
                errors.add(new FieldError("temperature", "must be between 0 and %s for %s"
                        .formatted(number(highest), settings.llmProvider())));
            }
            if (settings.maxTokens() < 1 || settings.maxTokens() > offer.maxTokens()) {
                errors.add(new FieldError("max_tokens", "must be between 1 and %d for %s"
                        .formatted(offer.maxTokens(), settings.llmProvider())));
            }
        });
        return errors;
    }

    private Optional<Offer> chosen(String field, String wireName, Predicate<Offer> offered, List<FieldError> errors) {
        var choice = Provider.of(wireName).map(this::offerOf).filter(offered);
        if (choice.isEmpty()) {
            errors.add(new FieldError(field, "must be one that is configured here: " + String.join(", ",
                    offers.stream().filter(offered).map(offer -> offer.provider().wireName()).toList())));
        }
        return choice;
    }

    private static void requireModel(Offer offer, @Nullable String model, List<FieldError> errors) {
        if (model != null && !offer.models().contains(model)) {
            errors.add(new FieldError("llm_model", offer.models().isEmpty()
                    ? "must be absent for " + offer.provider().wireName() + ", which runs no model"
                    : "must be one that " + offer.provider().wireName() + " offers here: " + String.join(", ", offer.models())));
        }
    }

    private static void requireVoice(Offer offer, @Nullable String voice, List<FieldError> errors) {
        if (voice != null && !offer.voices().contains(voice)) {
            errors.add(new FieldError("tts_voice_id", "must be one that " + offer.provider().wireName()
                    + " offers here: " + String.join(", ", offer.voices())));
        }
    }

    private Offer offerOf(Provider provider) {
        return offers.stream().filter(offer -> offer.provider() == provider).findFirst().orElseThrow();
    }

    private static String number(double bound) {
        return bound == Math.rint(bound) ? Long.toString(Math.round(bound)) : Double.toString(bound);
    }
}
