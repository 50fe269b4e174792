package io.clonememoria.launcher;

import io.clonememoria.launcher.suite.Selection;
import io.clonememoria.launcher.suite.Service;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the person asks for, read from the command line. */
sealed interface Command {

    /** @param replicas other numbers of replicas than the remembered ones */
    record Up(Map<Service, Integer> replicas) implements Command {}

    record UpAttached(Map<Service, Integer> replicas) implements Command {}

    /** Measures one service beside nothing but the infrastructure. */
    record UpAlone(Service service) implements Command {}

    record Down() implements Command {}

    record DownSome(Selection selection) implements Command {}

    record Restart(Selection selection) implements Command {}

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
            case "down" -> words.next().<Command>map(name -> new DownSome(selection(name))).orElseGet(Down::new);
            case "restart" -> new Restart(selection(words.next().orElseThrow(() -> new Misunderstood("restart needs the name of a service"))));
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
        var replicas = replicas(words);
        return words.flag("--attach") ? new UpAttached(replicas) : new Up(replicas);
    }

    /** {@code --replicas memory-service=2}, as often as there are services; {@code --replicas 2} is for all but the gateway. */
    private static Map<Service, Integer> replicas(Words words) {
        var replicas = new EnumMap<Service, Integer>(Service.class);
        for (var value = words.option("--replicas"); value.isPresent(); value = words.option("--replicas")) {
            var fields = value.get().split("=", 2);
            var number = number(fields[fields.length - 1]);
            var services = fields.length == 2
                ? List.of(service(fields[0]))
                : Arrays.stream(Service.values()).filter(each -> each != Service.GATEWAY).toList();
            services.forEach(each -> replicas.put(each, number));
        }
        return replicas;
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException notANumber) {
            throw new Misunderstood("--replicas needs a number or SERVICE=NUMBER, not '" + word + "'");
        }
    }

    private static Command logs(Words words) {
        var follow = words.flag("-f");
        return new Logs(words.next().map(name -> Selection.named(name).map(Selection::name).orElse(name)), follow);
    }

    private static Selection selection(String name) {
        return Selection.named(name).orElseThrow(() -> new Misunderstood("there is no service '" + name + "'"));
    }

    private static Service service(String name) {
        return Service.named(name).orElseThrow(() -> new Misunderstood("there is no service '" + name + "'"));
    }

    /** The words of a command line, taken one by one; what is left at the end was not understood. */
    record Words(String verb, Deque<String> rest) {

        boolean flag(String name) {
            return rest.remove(name);
        }

        /** The word behind a name. */
        Optional<String> option(String name) {
            var words = new ArrayList<>(rest);
            var at = words.indexOf(name);
            if (at < 0) {
                return Optional.empty();
            }
            if (at + 1 == words.size()) {
                throw new Misunderstood(name + " needs a value");
            }
            words.remove(at);
            var value = words.remove(at);
            rest.clear();
            rest.addAll(words);
            return Optional.of(value);
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
