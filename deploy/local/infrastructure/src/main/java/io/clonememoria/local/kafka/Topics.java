package io.clonememoria.local.kafka;

import io.clonememoria.local.host.LocalFailure;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of the product; the list is the resource {@code topics.properties} beside this class. */
public final class Topics {

    /** Enough for several replicas of a consumer; a later change would move keys between partitions. */
    static final int PARTITIONS = 3;

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String SEVEN_DAYS = Long.toString(Duration.ofDays(7).toMillis());

    private Topics() {}

    /** Makes the topics that do not exist and sets the retention of all; it may run again at any time. */
    public static void create(String servers) {
        var wanted = wanted();
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var existing = admin.listTopics().names().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            var missing = wanted.keySet().stream().filter(topic -> !existing.contains(topic))
                // The broker decides about copies: one here, three in production.
                .map(topic -> new NewTopic(topic, Optional.of(PARTITIONS), Optional.<Short>empty()).configs(wanted.get(topic)))
                .toList();
            admin.createTopics(missing).all().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            configure(admin, wanted);
        } catch (ExecutionException failure) {
            throw new LocalFailure("cannot create the topics at " + servers, failure.getCause());
        } catch (TimeoutException failure) {
            throw new LocalFailure("cannot create the topics at " + servers + " within " + LIMIT.toSeconds() + " s");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while creating the topics");
        }
    }

    private static void configure(Admin admin, Map<String, Map<String, String>> wanted)
            throws ExecutionException, InterruptedException, TimeoutException {
        var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        wanted.forEach((topic, settings) -> {
            List<AlterConfigOp> operations = new ArrayList<>();
            settings.forEach((name, value) -> operations.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
            changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), operations);
        });
        admin.incrementalAlterConfigs(changes).all().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /** Topic names and what distinguishes them from the broker's defaults. */
    static Map<String, Map<String, String>> wanted() {
        var kinds = new Properties();
        try (var stream = Topics.class.getResourceAsStream("topics.properties")) {
            kinds.load(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException("topics.properties", failure);
        }
        return kinds.stringPropertyNames().stream()
            .collect(Collectors.toMap(topic -> topic, topic -> settings(kinds.getProperty(topic))));
    }

    private static Map<String, String> settings(String kind) {
        return switch (kind) {
            case "fact", "restricted" -> Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG, SEVEN_DAYS);
            case "state" -> Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                // A consumer that was away for so long still learns what was removed.
                TopicConfig.DELETE_RETENTION_MS_CONFIG, SEVEN_DAYS,
                // The newest segment is never compacted; end it daily.
                TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Duration.ofDays(1).toMillis()));
            default -> throw new IllegalStateException("no such kind of topic: " + kind);
        };
    }
}
