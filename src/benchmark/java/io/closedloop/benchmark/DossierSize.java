package io.closedloop.benchmark;

import io.closedloop.Closedloop;
import io.closedloop.archive.Dossier;
import io.closedloop.archive.Dossiers;
import io.closedloop.document.Attachment;
import io.closedloop.document.Attachments;
import io.closedloop.support.Journey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Builds, reads and checks a dossier of 40 documents and 100 MB of attachments on PostgreSQL: first to learn how much
 * heap the application lives in, then again in a JVM that has no more than 64 MB beyond that.
 */
public final class DossierSize {

    private static final int DOCUMENTS = 40;
    private static final int FILES = 5;
    private static final int FILE_SIZE = 20 * 1024 * 1024;
    private static final int ALLOWED_MB = 64;

    private DossierSize() {}

    /** @param arguments none; the processes it starts are given the address of the database */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1) {
            measure(arguments[0]);
            return;
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            int live = fork(url, 2048);
            int code = fork(url, live + ALLOWED_MB);
            System.out.printf("heap %d MB + %d MB: %s%n", live, ALLOWED_MB, code > 0 ? "enough" : "NOT enough");
            System.exit(code > 0 ? 0 : 1);
        }
    }

    /** @return MB that were live before the dossier was built; 0 when it failed */
    private static int fork(String url, int heap) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx" + heap + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DossierSize.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int live = 0;
        try (var lines = child.inputReader()) {
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.startsWith("live ")) {
                    live = Integer.parseInt(line.substring(5));
                } else if (line.startsWith("> ")) {
                    System.out.println("-Xmx" + heap + "m " + line.substring(2));
                }
            }
        }
        return child.waitFor() == 0 ? live : 0;
    }

    private static void measure(String url) throws Exception {
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Closedloop.class)
                .profiles("test")
                .run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres")) {
            Journey journey = application.getBean(Journey.class);
            Dossiers dossiers = application.getBean(Dossiers.class);
            // one small dossier first, so that fonts and templates are there
            journey.delivering().through("conductAcceptance", "archiveRequirement");
            journey.delivering().through("conductAcceptance");
            fill(application, journey.number());
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            System.out.println("live "
                    + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024 * 1024));

            long begun = System.nanoTime();
            journey.complete("archiveRequirement");
            say("built", begun);
            Dossier dossier = dossiers.get(journey.number());
            begun = System.nanoTime();
            try (InputStream content = dossiers.open(dossier)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            say("read", begun);
            begun = System.nanoTime();
            if (!dossiers.verify(dossier).isIntact()) {
                throw new IllegalStateException("Not intact");
            }
            say("verified", begun);
            System.out.printf("> %,d bytes%n", dossier.size());
        }
    }

    private static void fill(ConfigurableApplicationContext application, String number) throws IOException {
        JdbcClient jdbc = application.getBean(JdbcClient.class);
        for (int version = 2; version <= DOCUMENTS - 10; version++) {
            jdbc.sql("INSERT INTO analysis_plan (number, version, recorded_by, recorded_at, scope, delivery_standard,"
                            + " milestones, resources, planned_start, planned_end) SELECT number, ?, recorded_by,"
                            + " recorded_at, scope, delivery_standard, milestones, resources, planned_start,"
                            + " planned_end FROM analysis_plan WHERE number = ? AND version = 1")
                    .params(version, number)
                    .update();
        }
        Attachments attachments = application.getBean(Attachments.class);
        Random random = new Random(1);
        for (int i = 0; i < FILES; i++) {
            byte[] content = new byte[FILE_SIZE];
            random.nextBytes(content);
            Attachment stored = attachments.store("file" + i + ".bin", new ByteArrayInputStream(content), "benchmark");
            jdbc.sql("UPDATE document_attachment SET owner = ? WHERE id = ?")
                    .params(number, stored.id())
                    .update();
        }
    }

    private static void say(String what, long begun) {
        System.out.printf("> %s in %.1f s%n", what, (System.nanoTime() - begun) / 1e9);
    }
}
