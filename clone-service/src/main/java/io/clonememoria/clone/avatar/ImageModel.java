package io.clonememoria.clone.avatar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clonememoria.clone.picture.Darkroom;
import io.clonememoria.clone.picture.Picture;
import io.clonememoria.clone.picture.SentFile;
import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.problem.Problem;
import io.clonememoria.platform.problem.UnsupportedMedia;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import org.jboss.logging.Logger;

/**
 * Asks the image model. Its answer is as little trusted as an upload: it has a largest size and a latest moment, an address
 * in it is not followed, and what it calls a picture is made anew.
 */
@ApplicationScoped
class ImageModel {
    private static final Logger LOG = Logger.getLogger(ImageModel.class);
    /** A picture of 5 MB in Base64, and some words. */
    private static final long LARGEST_ANSWER = 8L * 1024 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ImagesConfig config;
    private final Darkroom darkroom;
    private final ObjectMapper mapper;
    private final HttpClient client;

    ImageModel(ImagesConfig config, Darkroom darkroom, ObjectMapper mapper) {
        this.config = config;
        this.darkroom = darkroom;
        this.mapper = mapper;
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /**
     * @throws ImageGenerationNotConfigured when there is no model
     * @throws PromptRefused                when it does not draw that
     * @throws ImageGenerationFailed        when it does not answer in time, or not with a picture
     */
    Uni<Picture> draw(String prompt) {
        var address = config.baseUrl().orElseThrow(ImageGenerationNotConfigured::new);
        var context = Vertx.currentContext();
        return Uni.createFrom().completionStage(() -> client.sendAsync(request(address, prompt),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER)))
                .ifNoItem().after(config.timeout()).failWith(() -> failed("did not answer in time"))
                .onFailure(failure -> !(failure instanceof Problem)).transform(failure -> failed(failure.toString()))
                .emitOn(task -> context.runOnContext(_ -> task.run()))
                .chain(answer -> darkroom.inTurn(() -> pictureIn(answer)))
                .chain(file -> darkroom.develop(SentFile.of(file)))
                .onFailure(failure -> (failure instanceof Invalid || failure instanceof UnsupportedMedia)
                        && !(failure instanceof PromptRefused))
                .transform(noPicture -> failed("answered with no picture: " + noPicture.getMessage()));
    }

    private HttpRequest request(URI address, String prompt) {
        var wish = new JsonObject().put("model", config.model()).put("prompt", prompt).put("n", 1).put("size", config.size());
        config.responseFormat().ifPresent(format -> wish.put("response_format", format));
        var request = HttpRequest.newBuilder(URI.create(address.toString().replaceAll("/+$", "") + "/images/generations"))
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(wish.encode()));
        config.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request.build();
    }

    private byte[] pictureIn(HttpResponse<byte[]> answer) {
        if (answer.statusCode() == 400 || answer.statusCode() == 422) {
            throw new PromptRefused();
        }
        if (answer.statusCode() != 200) {
            throw failed("answered with status " + answer.statusCode());
        }
        try {
            var encoded = read(answer.body()).path("data").path(0).path("b64_json");
            if (!encoded.isTextual()) {
                throw failed("answered without data[0].b64_json");
            }
            return Base64.getDecoder().decode(encoded.textValue());
        } catch (IOException | IllegalArgumentException garbage) {
            throw failed("answered with something else than the protocol says");
        }
    }

    private JsonNode read(byte[] body) throws IOException {
        return mapper.readTree(body);
    }

    /** What exactly went wrong is for who operates this, and no address or key is for strangers. */
    private static ImageGenerationFailed failed(String why) {
        LOG.warnf("The image model %s", why);
        return new ImageGenerationFailed("The image model did not make a picture. Retry.", SOON);
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
