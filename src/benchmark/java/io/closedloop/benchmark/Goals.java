package io.closedloop.benchmark;

import java.nio.file.Path;
import java.util.List;

/**
 * Whether the application is about as fast as the engine it stands on, and stays so: what has to hold, measured side by
 * side.
 *
 * <p>{@code -Dparts=} names the parts to run, {@code -Dscale=short} makes all of them short.
 */
public final class Goals {

    private static final String ALL = "lives,growth,registrations,start,heap,screens,timers";

    private Goals() {}

    public static void main(String[] arguments) throws Exception {
        boolean brief = System.getProperty("scale", "full").equals("short");
        Figures figures = new Figures();
        for (String part : System.getProperty("parts", ALL).split(",")) {
            System.out.println("\n" + part);
            run(part, brief, figures);
        }
        figures.write(Path.of("target", "goals.json"));
    }

    private static void run(String part, boolean brief, Figures figures) throws Exception {
        int rounds = brief ? 3 : 5;
        int lives = brief ? 5 : 12;
        switch (part) {
            case "lives" -> new LifeCycles(rounds, lives, brief ? 40 : 200).run(figures);
            case "growth" ->
                new Growth(brief ? List.of(0, 1_000) : List.of(0, 10_000, 100_000), rounds, lives).run(figures);
            case "registrations" -> new Registrations(rounds, brief ? 20 : 100).run(figures);
            case "start" -> new StartUp(brief ? 2 : 5).run(figures);
            case "heap" -> new SmallHeap(brief ? 10 : 60).run(figures);
            case "screens" ->
                Screens.measure(brief ? List.of(100, 1_000, 10_000) : List.of(1_000, 10_000, 100_000), figures);
            case "timers" -> TimerDrain.measure(brief ? 500 : 10_000, figures);
            default -> throw new IllegalArgumentException("No part " + part);
        }
    }
}
