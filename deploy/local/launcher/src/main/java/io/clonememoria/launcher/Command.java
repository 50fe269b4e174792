package io.clonememoria.launcher;

import io.clonememoria.launcher.suite.Service;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What the person asks for, read from the command line. */
sealed interface Command {

    record Up() implements Command {}

    record UpAttached() implements Command {}

    /** Measures one service beside nothing but the infrastructure. */
    record UpAlone(Service service) implements Command {}

    record Down() implements Command {}

    record DownOne(Service service) implements Command {}

    record Status() implements Command {}

    /** @param part all of them when empty */
    record Logs(Optional<String> part, boolean follow) implements Command {}

    record Demo() implements Command {}

    record Verify() implements Command {}

    record Reset(boolean confirmed) implements Command {}

    /** Prints the environment with which a service runs. */
    record Env(Service service) implements Command {}

    /** The command line asks for something that does not exist; the message is one line. */
    final class Misunderstood extends RuntimeException {
        Misunderstood(String message) {
            super(message);
        }
    }

    /** @throws Misunderstood naming the word that is wrong */
    static Command parse(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new Misunderstood("say what to do");
        }
        var words = new Words(arguments.getFirst(), new ArrayDeque<>(arguments.subList(1, arguments.size())));
        var command = switch (words.verb) {
            case "up" -> up(words);
            case "down" -> words.next().<Command>map(name -> new DownOne(service(name))).orElseGet(Down::new);
            case "status" -> new Status();
            case "logs" -> logs(words);
            case "demo" -> new Demo();
            case "verify" -> new Verify();
            case "reset" -> new Reset(words.flag("--yes"));
            case "env" -> new Env(service(words.next().orElseThrow(() -> new Misunderstood("env needs the name of a service"))));
            default -> throw new Misunderstood("there is no command '" + words.verb + "'");
        };
        words.requireEnd();
        return command;
    }

    private static Command up(Words words) {
        if (words.flag("--alone")) {
            return new UpAlone(service(words.next().orElseThrow(() -> new Misunderstood("--alone needs the name of a service"))));
        }
        return words.flag("--attach") ? new UpAttached() : new Up();
    }

    private static Command logs(Words words) {
        var follow = words.flag("-f");
        return new Logs(words.next().map(name -> Service.named(name).map(Service::part).orElse(name)), follow);
    }

    private static Service service(String name) {
        return Service.named(name).orElseThrow(() -> new Misunderstood("there is no service '" + name + "'"));
    }

    /** The words of a command line, taken one by one; what is left at the end was not understood. */
    record Words(String verb, Deque<String> rest) {

        boolean flag(String name) {
            return rest.remove(name);
        }

        Optional<String> next() {
            return Optional.ofNullable(rest.poll());
        }

        void requireEnd() {
            if (!rest.isEmpty()) {
                throw new Misunderstood(verb + " does not understand '" + rest.peek() + "'");
            }
        }
    }
}
