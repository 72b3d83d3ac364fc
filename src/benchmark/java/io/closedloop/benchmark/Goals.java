package io.closedloop.benchmark;

import java.nio.file.Path;
import java.util.List;

/**
 * Whether the application is about as fast as the engine it stands on: what has to hold, measured side by side.
 *
 * <p>{@code -Dparts=} names the parts to run, {@code -Dscale=short} makes all of them short.
 */
public final class Goals {

    private Goals() {}

    public static void main(String[] arguments) throws Exception {
        List<String> parts = List.of(System.getProperty("parts", "lives").split(","));
        boolean brief = System.getProperty("scale", "full").equals("short");
        Figures figures = new Figures();
        if (parts.contains("lives")) {
            new LifeCycles(brief ? 3 : 9, brief ? 10 : 25, brief ? 60 : 300).run(figures);
        }
        figures.write(Path.of("target", "goals.json"));
    }
}
