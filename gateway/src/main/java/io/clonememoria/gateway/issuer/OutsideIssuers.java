package io.clonememoria.gateway.issuer;

import io.clonememoria.platform.token.IssuerKeys;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.base64url.Base64Url;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** The issuers whose tokens are accepted beside ours, and their keys, which are asked for once in a while. */
@ApplicationScoped
public class OutsideIssuers {
    private static final Logger LOG = Logger.getLogger(OutsideIssuers.class);
    private static final Duration REFRESH = Duration.ofMinutes(10);
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Map<String, OutsideIssuer> issuers;
    private volatile boolean ended;

    OutsideIssuers(IssuersConfig config, Vertx vertx,
            @ConfigProperty(name = "clonememoria.credential.clock-skew", defaultValue = "30s") Duration clockSkew,
            @ConfigProperty(name = "clonememoria.credential.unknown-key-pause", defaultValue = "10s") Duration pause,
            @ConfigProperty(name = "clonememoria.credential.keys-timeout", defaultValue = "5s") Duration timeout) {
        this.vertx = vertx;
        this.issuers = config.all().entrySet().stream()
                .map(named -> issuer(named.getKey(), named.getValue(), clockSkew, pause, timeout))
                .collect(Collectors.toUnmodifiableMap(OutsideIssuer::url, Function.identity()));
    }

    private OutsideIssuer issuer(String name, IssuersConfig.Issuer config, Duration clockSkew, Duration pause, Duration timeout) {
        requireAddress(name, config.url());
        var rules = new OutsideTokenRules(config.url(), config.audience(), config.algorithms(), config.verifiesEveryEmail(), clockSkew);
        var client = new DiscoveryClient(vertx.createHttpClient(new HttpClientOptions()), config.url(), config.algorithms(), timeout);
        return new OutsideIssuer(rules, new IssuerKeys("Tokens of " + name, client::keys, pause, InstantSource.system()));
    }

    private static void requireAddress(String name, String url) {
        var address = URI.create(url);
        if (address.getHost() == null || !"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("clonememoria.issuers." + name + ".url is no address of an issuer: " + url);
        }
        if ("http".equals(address.getScheme())) {
            LOG.warnf("The issuer %s is asked for its keys in clear text: whoever is between can be everybody", name);
        }
    }

    /** A wrong setting must fail the start and not the first request. */
    void begin(@Observes StartupEvent started) {
        issuers.values().forEach(this::ask);
    }

    void end(@Observes ShutdownEvent stopping) {
        ended = true;
    }

    private void ask(OutsideIssuer issuer) {
        issuer.keys().refresh().onComplete(_ -> {
            if (!ended) {
                vertx.setTimer((issuer.keys().known() ? REFRESH : UNTIL_KNOWN).toMillis(), _ -> ask(issuer));
            }
        });
    }

    /** The issuer that a token says it is from; nothing else of it is believed for that. Empty when it is none of these. */
    public Optional<OutsideIssuer> of(String token) {
        return issuers.isEmpty() ? Optional.empty() : Optional.ofNullable(issuers.get(issuerIn(token)));
    }

    private static String issuerIn(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return "";
        }
        try {
            return JsonUtil.parseJson(Base64Url.decodeToUtf8String(parts[1])).get("iss") instanceof String issuer ? issuer : "";
        } catch (JoseException | IllegalArgumentException malformed) {
            return "";
        }
    }
}
