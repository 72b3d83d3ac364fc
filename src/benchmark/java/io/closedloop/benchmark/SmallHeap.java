package io.closedloop.benchmark;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Pattern;

/** Runs life cycles in 512 MB of heap, in a Java of its own, and says what is in use after them. */
public final class SmallHeap {

    private static final int CLIENTS = 4;
    private static final Pattern USED = Pattern.compile("heap in use after a full collection: ([0-9]+) kB");

    private final int lives;

    SmallHeap(int lives) {
        this.lives = lives;
    }

    void run(Figures figures) throws Exception {
        try (Server server = new Server()) {
            String used = Spawned.until(
                    USED,
                    entry -> true,
                    List.of("-Xmx512m"),
                    SmallHeap.class.getName(),
                    server.create("heap"),
                    String.valueOf(lives));
            figures.add(
                    "heap after %,d life cycles of %d clients in 512 MB".formatted(CLIENTS * lives, CLIENTS),
                    Long.parseLong(used) / 1000.0,
                    "MB",
                    "all complete");
        }
    }

    /** @param arguments address of a database, and how many life cycles each client runs */
    public static void main(String[] arguments) throws Exception {
        try (Ours ours = new Ours(arguments[0], 10)) {
            LifeCycles.perSecond(ours, CLIENTS, Integer.parseInt(arguments[1]));
            System.gc();
            System.out.printf(
                    "heap in use after a full collection: %d kB%n",
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1000);
        }
    }
}
