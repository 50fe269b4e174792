package io.clonememoria.platform.cipher;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.clonememoria.platform.key.SecretFile;
import io.clonememoria.platform.key.UnusableKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The file in which a keyset outlives a restart: Tink's JSON, so that Tink's own tools rotate it. What is encrypted
 * takes the primary key; what was encrypted with any other key in the file stays readable.
 *
 * @param path of the JSON
 */
record KeysetFile(Path path) {
    /**
     * The cipher with the keys in the file; with a new AES-256-GCM key on first start.
     *
     * @param create whether a missing file is made
     * @throws UnusableKeyFile when there is a file that cannot be used, or none and none may or can be made
     */
    DataCipher open(boolean create) {
        try {
            AeadConfig.register();
            if (!create && Files.notExists(path)) {
                throw new NoSuchFileException(path.toString(), null, "it is missing, and clonememoria.cipher.create-keysets is off");
            }
            var keys = TinkJsonProtoKeysetFormat.parseKeyset(
                    new SecretFile(path).readOrCreate(KeysetFile::firstKeyset), InsecureSecretKeyAccess.get());
            return new TinkCipher(keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (IOException | GeneralSecurityException cause) {
            throw new UnusableKeyFile(path, cause);
        }
    }

    private static String firstKeyset() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
