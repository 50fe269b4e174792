package io.clonememoria.platform.cipher;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens the keysets that something in this process asks for, and no other. */
@ApplicationScoped
class Ciphers {
    private final Path folder;
    private final String service;
    private final CipherConfig config;

    Ciphers(@ConfigProperty(name = "clonememoria.keys.folder", defaultValue = ".clonememoria/keys") Path folder,
            @ConfigProperty(name = "quarkus.application.name") String service, CipherConfig config) {
        this.folder = folder.toAbsolutePath();
        this.service = service;
        this.config = config;
    }

    @Produces
    @Singleton
    @Keyset(Keyset.Of.BUS)
    DataCipher ofTheBus() {
        return new KeysetFile(folder.resolve("bus").resolve("keyset.json")).open(config.createKeysets());
    }

    @Produces
    @Singleton
    @Keyset(Keyset.Of.DATA)
    DataCipher ofTheService() {
        return new KeysetFile(folder.resolve("data").resolve(service).resolve("keyset.json")).open(config.createKeysets());
    }

    /** Unusable keys must fail the start and not the first encryption. The build dropped the ciphers that nobody injects. */
    void start(@Observes StartupEvent started, BeanManager beans) {
        for (var bean : beans.getBeans(DataCipher.class, Any.Literal.INSTANCE)) {
            beans.getReference(bean, DataCipher.class, beans.createCreationalContext(bean));
        }
    }
}
