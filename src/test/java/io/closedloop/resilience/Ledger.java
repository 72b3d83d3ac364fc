package io.closedloop.resilience;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What clients saw with their own eyes: what was acknowledged, what should not have happened, and when something was killed. */
final class Ledger {

    /** How long before a kill a mail may have left whose sending was not noted any more. */
    private static final Duration NOTED_WITHIN = Duration.ofSeconds(3);

    /** A time in which something was dead, or in which nothing moved. */
    private record Crash(String what, Instant from, Instant to) {

        boolean explains(Instant sent) {
            return sent.isAfter(from.minus(NOTED_WITHIN)) && sent.isBefore(to.plusSeconds(1));
        }
    }

    /** How often something was sent, and how many of these were acknowledged: the others may have arrived. */
    record Sent(int times, int acknowledged) {

        Sent and(Sent more) {
            return new Sent(times + more.times, acknowledged + more.acknowledged);
        }
    }

    private final Map<String, String> requirements = new ConcurrentHashMap<>();
    private final Map<String, String> tasks = new ConcurrentHashMap<>();
    private final Map<String, Sent> changes = new ConcurrentHashMap<>();
    private final Map<String, String> attempts = new ConcurrentHashMap<>();
    private final List<String> surprises = new CopyOnWriteArrayList<>();
    private final List<Crash> crashes = new CopyOnWriteArrayList<>();

    /** As it is now. */
    Ledger copy() {
        Ledger copy = new Ledger();
        copy.requirements.putAll(requirements);
        copy.tasks.putAll(tasks);
        copy.changes.putAll(changes);
        copy.attempts.putAll(attempts);
        copy.surprises.addAll(surprises);
        copy.crashes.addAll(crashes);
        return copy;
    }

    /** A requirement is about to be sent; whether it arrives is not known yet. */
    void attempted(String marker) {
        attempts.put(marker, marker);
    }

    /** @param marker words that its description alone has */
    void received(String marker, String reference) {
        String before = requirements.put(marker, reference);
        if (before != null && !before.equals(reference)) {
            surprises.add(
                    "The requirement '" + marker + "' was acknowledged as " + before + " and as " + reference + ".");
        }
    }

    /** A task's completion was acknowledged. */
    void completed(String task, String name) {
        if (tasks.put(task, name) != null) {
            surprises.add("The completion of the task " + name + " " + task + " was acknowledged twice.");
        }
    }

    /** A change of a requirement was sent; whoever lost the answer sends it once more. */
    void changed(String number, boolean acknowledged) {
        changes.merge(number, new Sent(1, acknowledged ? 1 : 0), Sent::and);
    }

    /** Something that no crash explains, as a sentence. */
    void surprise(String sentence) {
        surprises.add(sentence);
    }

    /** What no crash explains, either: good input is never refused. */
    void refused(String what, Client.Answer answer) {
        if (answer.status() >= 400 && answer.status() < 500 && !Set.of(404, 409).contains(answer.status())) {
            surprise("Good input for " + what + " was refused: " + answer.status() + " " + answer.body() + ".");
        }
    }

    void crashed(String what, Instant from, Instant to) {
        crashes.add(new Crash(what, from, to));
    }

    /** Whether a mail that left then may have been sent once more. */
    boolean explains(Instant sent) {
        return crashes.stream().anyMatch(crash -> crash.explains(sent));
    }

    /** References by marker. */
    Map<String, String> requirements() {
        return requirements;
    }

    /** Markers of everything that may have arrived. */
    Iterable<String> attempts() {
        return attempts.keySet();
    }

    /** Names of tasks in the model, by id. */
    Map<String, String> tasks() {
        return tasks;
    }

    /** How many changes were sent, by the requirement's number. */
    Map<String, Sent> changes() {
        return changes;
    }

    List<String> surprises() {
        return surprises;
    }
}
