package io.clonememoria.memory.embedding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The models that this process can ask: the one that is set, the one before it as far as that is told, and the one in
 * process. Each is made when it is first asked for, because one in process takes a second and 100 MB.
 */
@ApplicationScoped
class Models {
    private final String wanted;
    private final Map<String, Supplier<VectorModel>> makers = new HashMap<>();
    private final Map<String, VectorModel> made = new HashMap<>();

    Models(EmbeddingConfig config) {
        wanted = config.id();
        makers.put(E5Small.NAME, E5Small::new);
        config.former().ifPresent(this::add);
        add(config);
        if (config.provider() != ProviderConfig.Provider.IN_PROCESS) {
            ask(wanted); // a setting that is missing stops the start; it costs nothing
        }
    }

    /** The model that the settings name. */
    String wanted() {
        return wanted;
    }

    /** Empty for a model that this process does not know. Blocks while one is loaded. */
    synchronized Optional<VectorModel> ask(String id) {
        return Optional.ofNullable(makers.get(id)).map(maker -> made.computeIfAbsent(id, _ -> maker.get()));
    }

    private void add(ProviderConfig config) {
        if (config.provider() != ProviderConfig.Provider.IN_PROCESS) {
            makers.put(config.id(), () -> new OutsideModel(config));
        }
    }
}
