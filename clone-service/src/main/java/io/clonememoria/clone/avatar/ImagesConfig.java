package io.clonememoria.clone.avatar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which image model draws faces: anything that speaks OpenAI's protocol. */
@ConfigMapping(prefix = "clonememoria.images")
interface ImagesConfig {
    /** Such as {@code https://api.openai.com/v1}; without one nothing is drawn. */
    Optional<URI> baseUrl();

    /** Sent as a bearer token, where the model asks for one. Only from the environment. */
    Optional<String> apiKey();

    /** As the server calls it. */
    @WithDefault("dall-e-3")
    String model();

    /** Asked for; it is made smaller afterwards. */
    @WithDefault("1024x1024")
    @Pattern(regexp = "[1-9][0-9]{1,4}x[1-9][0-9]{1,4}")
    String size();

    /**
     * Asked for, because pictures by address are not fetched. Empty for models that answer with nothing else and refuse to
     * be asked, such as {@code gpt-image-1}.
     */
    @WithDefault("b64_json")
    Optional<String> responseFormat();

    /** How long a person waits for a picture; less than the gateway's patience. */
    @WithDefault("60s")
    Duration timeout();
}
