package io.clonememoria.clone.provider;

import io.clonememoria.clone.consent.Consent;
import io.clonememoria.clone.consent.ConsentService;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.problem.FieldError;
import io.clonememoria.platform.problem.Invalid;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Knows what is offered here and what may be chosen. */
@ApplicationScoped
public class ProviderService {
    private final Catalogue catalogue;
    private final ConsentService consents;

    ProviderService(ProviderConfig config, ConsentService consents) {
        this.catalogue = Catalogue.of(config);
        this.consents = consents;
    }

    /** What can be chosen here. */
    public OfferedView offered() {
        return OfferedView.of(catalogue);
    }

    /** @throws Invalid when something of it is unknown, not configured, or more than the provider takes */
    public void requireOffered(AiSettings settings) {
        refuse(catalogue.errorsIn(settings));
    }

    /** @throws Invalid when the provider does not take so much */
    public void requireWithinBounds(AiSettings settings) {
        refuse(catalogue.outOfBounds(settings));
    }

    /**
     * Goes on when both the caller and the clone's maker allow what is chosen: nothing of either may leave the house, or
     * become a voice, without that. In the present transaction.
     *
     * @param providers   that are chosen, to speak, to embed or to read aloud
     * @param readAloud   whether one is chosen to read aloud
     * @throws io.clonememoria.clone.consent.ConsentRequired when one of them does not
     */
    public Uni<Void> requireConsents(Caller caller, UUID maker, List<String> providers, boolean readAloud) {
        var needed = EnumSet.noneOf(Consent.class);
        if (providers.stream().flatMap(name -> Provider.of(name).stream()).anyMatch(Provider::isOutside)) {
            needed.add(Consent.THIRD_PARTY_APIS);
        }
        if (readAloud) {
            needed.add(Consent.VOICE_PROCESSING);
        }
        return requireOfBoth(caller, maker, needed);
    }

    /**
     * Goes on when the provider may speak for the clone, and can. Consents are asked for each time: they may be withdrawn
     * at any moment. In the present transaction.
     *
     * @param provider as the clone's settings have it
     * @throws io.clonememoria.clone.consent.ConsentRequired when it would take a consent that is not given
     * @throws ProviderNotAvailable when it cannot be asked
     */
    public Uni<Void> requireSpeaking(Caller caller, UUID maker, String provider) {
        return requireConsents(caller, maker, List.of(provider), false).invoke(() -> {
            // the embedded voice is the only one that has been built in so far
            if (!provider.equals(Provider.EMBEDDED.wireName())) {
                throw new ProviderNotAvailable(provider);
            }
        });
    }

    private Uni<Void> requireOfBoth(Caller caller, UUID maker, Set<Consent> needed) {
        return needed.isEmpty()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom().iterable(needed)
                        .onItem().transformToUniAndConcatenate(consent -> consents.require(caller, consent)
                                .chain(() -> consents.requireOfOwner(maker, consent)))
                        .collect().last();
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }
}
