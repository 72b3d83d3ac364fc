package io.closedloop.resilience;

import io.closedloop.Closedloop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;

/** The application with something in it that takes all memory once it is told to. */
public final class GreedyNode {

    /** System property: the file whose presence tells it. */
    static final String SIGN = "closedloop.greed";

    private GreedyNode() {}

    public static void main(String[] arguments) {
        Thread greed = new Thread(GreedyNode::takeAll);
        greed.setDaemon(true);
        greed.start();
        SpringApplication.run(Closedloop.class, arguments);
    }

    private static void takeAll() {
        Path sign = Path.of(System.getProperty(SIGN));
        try {
            while (!Files.deleteIfExists(sign)) {
                Thread.sleep(50);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        List<byte[]> taken = new ArrayList<>();
        while (true) {
            taken.add(new byte[1 << 16]);
        }
    }
}
