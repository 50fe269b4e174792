package io.clonememoria.platform.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where files are kept. Public, because the validation of settings reaches into {@link S3} from outside. */
@ConfigMapping(prefix = "clonememoria.storage")
public interface StorageConfig {
    /** A folder is for one machine; several need something that speaks S3. */
    @WithDefault("folder")
    Kind kind();

    /** Of the kind {@code folder}; made when it is not there. */
    @WithDefault(".clonememoria/storage")
    Path folder();

    /** Of the kind {@code s3}. */
    S3 s3();

    enum Kind { FOLDER, S3 }

    interface S3 {
        /** Such as {@code https://s3.example.org}; when not given, that of Amazon's region. */
        Optional<URI> address();

        @WithDefault("us-east-1")
        String region();

        /** Must be there; needed for the kind {@code s3}. */
        Optional<String> bucket();

        /** Needed for the kind {@code s3}. May read, write, list and delete in the bucket, and abort multipart uploads. */
        Optional<String> accessKey();

        /** Needed for the kind {@code s3}. */
        Optional<String> secretKey();
    }
}
