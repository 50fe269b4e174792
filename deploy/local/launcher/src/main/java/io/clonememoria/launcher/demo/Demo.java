package io.clonememoria.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.clonememoria.launcher.api.Answer;
import io.clonememoria.launcher.api.Api;
import io.clonememoria.launcher.api.Unexpected;
import io.clonememoria.launcher.terminal.Terminal;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** The command {@code demo}. */
public final class Demo {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int PLAN_LIMIT = 402;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLIS = 200;

    private final URI gateway;
    private final Terminal terminal;
    private final Narrator tell;
    private final Archive archive = Archive.load();
    private Api api;

    public Demo(URI gateway, Terminal terminal) {
        this.gateway = gateway;
        this.terminal = terminal;
        this.tell = new Narrator(terminal);
        this.api = Api.at(gateway);
    }

    /** Plays everything. @throws Unexpected at the first step that goes otherwise than it should */
    public void play() throws InterruptedException {
        var begin = System.nanoTime();
        terminal.line("A conversation with a clone, through " + terminal.accent(gateway + "/api/v1"));
        signUp();
        var clone = createClone();
        fillArchive(clone);
        converse(clone);
        showWhatWasWrittenDown();
        meetTheLimit();
        terminal.line();
        terminal.line(terminal.good(String.format(Locale.ROOT, "Every step went as it should, in %.1f s.", (System.nanoTime() - begin) / 1e9)));
    }

    private void signUp() {
        tell.step("A new account");
        var email = "visitor-" + UUID.randomUUID().toString().substring(0, 8) + "@clonememoria.local";
        var password = UUID.randomUUID().toString();
        api.post("/auth/register", Map.of("email", email, "password", password, "full_name", "A Visitor"))
            .expecting(CREATED, "register");
        tell.note("registered " + email);
        var session = api.post("/auth/login", Map.of("email", email, "password", password)).expecting(OK, "log in");
        api = api.as(session.text("access_token"));
        tell.note("logged in; the access token is valid for " + session.body().path("expires_in").asInt() / 60 + " minutes");
    }

    private String createClone() {
        tell.step("A clone of " + archive.person().path("name").asText());
        var clone = api.post("/clones", archive.person()).expecting(CREATED, "create the clone");
        tell.note(clone.text("description"));
        return clone.text("id");
    }

    private void fillArchive(String clone) throws InterruptedException {
        tell.step("Her letters, a family chat, two notebooks");
        for (var letter : archive.letters()) {
            api.post("/clones/" + clone + "/memories", letter).expecting(CREATED, "add a letter");
        }
        tell.note(archive.letters().size() + " letters and notes");
        for (var message : archive.chat()) {
            api.post("/clones/" + clone + "/memories", message.asMemory()).expecting(CREATED, "add a chat message");
        }
        tell.note(archive.chat().size() + " messages of the family chat");
        for (var document : archive.documents()) {
            var fields = Map.of("title", document.title(), "language", document.language());
            var uploaded = api.upload("/clones/" + clone + "/documents", document.fileName(), document.content(), fields)
                .expecting(CREATED, "upload " + document.fileName());
            var indexed = until("indexing " + document.fileName(),
                () -> api.get("/documents/" + uploaded.text("id")).expecting(OK, "look at " + document.fileName()),
                answer -> !answer.text("status").equals("processing"));
            if (!indexed.text("status").equals("indexed")) {
                throw new Unexpected("indexing " + document.fileName(), indexed);
            }
            tell.note(String.format("%s (%s), indexed in %d passages", document.title(), document.language(),
                indexed.body().path("chunk_count").asInt()));
        }
    }

    private void converse(String clone) {
        tell.step("A conversation");
        var conversation = api.post("/clones/" + clone + "/conversations", Map.of("title", "A first visit"))
            .expecting(CREATED, "open a conversation").text("id");
        var name = archive.person().path("name").asText().split(" ")[0];
        for (var question : archive.questions()) {
            tell.asks(question.ask());
            var path = "/conversations/" + conversation + "/messages";
            var said = question.streamed() ? stream(path, question, name) : ask(path, question, name);
            said.forEach(tell::source);
            requireSource(question, said);
        }
    }

    private JsonNode ask(String path, Question question, String name) {
        var turn = api.post(path, Map.of("content", question.ask())).expecting(CREATED, "ask");
        var message = turn.body().path("clone_message");
        tell.answers(name, message.path("content").asText());
        return message.path("metadata").path("citations");
    }

    /** The same over server-sent events: each piece is shown as it comes. */
    private JsonNode stream(String path, Question question, String name) {
        tell.note(terminal.dim("(streamed: message.started, citations, delta..., message.completed)"));
        tell.begins(name);
        try (var events = api.stream(path, Map.of("content", question.ask()))) {
            var completed = events
                .peek(event -> {
                    if (event.name().equals("delta")) {
                        tell.flows(event.data().path("text").asText());
                    } else if (event.name().equals("error")) {
                        throw new Unexpected("stream", event.data().path("detail").asText());
                    }
                })
                .filter(event -> event.name().equals("message.completed"))
                .findFirst()
                .orElseThrow(() -> new Unexpected("stream", "it ended without message.completed"));
            tell.ends();
            return completed.data().path("clone_message").path("metadata").path("citations");
        }
    }

    private static void requireSource(Question question, JsonNode citations) {
        var cites = question.cites();
        var asExpected = cites == null
            ? citations.isEmpty()
            : StreamSupport.stream(citations.spliterator(), false)
                .anyMatch(citation -> citation.path("quote").asText().contains(cites));
        if (!asExpected) {
            throw new Unexpected("asking '" + question.ask() + "'",
                "the answer should rest on " + (cites == null ? "nothing" : "'" + cites + "'") + " and rests on " + citations);
        }
    }

    /** Both are kept by other services out of events, so they follow within a moment. */
    private void showWhatWasWrittenDown() throws InterruptedException {
        tell.step("What was written down about it");
        var turns = archive.questions().size();
        var log = until("the audit log",
            () -> api.get("/audit-log?limit=200").expecting(OK, "read the audit log"),
            answer -> count(answer, "message.completed") == turns && count(answer, "clone.created") == 1);
        var entries = new TreeMap<String, Integer>();
        log.body().path("data").forEach(entry -> entries.merge(entry.path("event").asText(), 1, Integer::sum));
        tell.note("audit log, by event:");
        entries.forEach((event, count) -> tell.note(String.format("  %-24s %3d", event, count)));
        var usage = until("the usage",
            () -> api.get("/billing/usage").expecting(OK, "read the usage"),
            answer -> answer.body().path("data").path(0).path("messages_count").asInt() == turns);
        var today = usage.body().path("data").path(0);
        tell.note(String.format("usage of %s: %d messages, %d documents, %d clone", today.path("metric_date").asText(),
            today.path("messages_count").asInt(), today.path("documents_uploaded").asInt(), today.path("clones_created").asInt()));
    }

    private static int count(Answer log, String event) {
        return (int) StreamSupport.stream(log.body().path("data").spliterator(), false)
            .filter(entry -> entry.path("event").asText().equals(event))
            .count();
    }

    private void meetTheLimit() {
        tell.step("The limit of the free plan");
        api.post("/clones", Map.of("name", "Thomas Ashby")).expecting(CREATED, "create a second clone");
        tell.note("a second clone is fine; a third one is answered with");
        var problem = api.post("/clones", Map.of("name", "Aunt Corentine")).expecting(PLAN_LIMIT, "be refused a third clone");
        tell.note("");
        problem.body().toPrettyString().lines().forEach(line -> tell.note("  " + line));
    }

    private static Answer until(String what, Supplier<Answer> look, Predicate<Answer> enough) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = look.get();
        while (!enough.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new Unexpected(what, "not there after " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
            answer = look.get();
        }
        return answer;
    }
}
