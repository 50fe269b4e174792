package io.clonememoria.clone.card;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The versions of the specification that are read and written; the first, which has no envelope, is only read. */
enum CardVersion {
    V2("2", "chara_card_v2", "2.0", List.of("alternate_greetings", "tags")),
    V3("3", "chara_card_v3", "3.0", List.of("alternate_greetings", "tags", "group_only_greetings"));

    private final String number;
    private final String spec;
    private final String specVersion;
    private final List<String> lists;

    CardVersion(String number, String spec, String specVersion, List<String> lists) {
        this.number = number;
        this.spec = spec;
        this.specVersion = specVersion;
        this.lists = lists;
    }

    static Optional<CardVersion> numbered(String number) {
        return Arrays.stream(values()).filter(version -> version.number.equals(number)).findFirst();
    }

    static Optional<CardVersion> ofSpec(String spec) {
        return Arrays.stream(values()).filter(version -> version.spec.equals(spec)).findFirst();
    }

    String spec() {
        return spec;
    }

    String specVersion() {
        return specVersion;
    }

    /** Fields that a card of this version must have as lists. */
    List<String> lists() {
        return lists;
    }
}
