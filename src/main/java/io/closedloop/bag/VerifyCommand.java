package io.closedloop.bag;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.support.ResourceBundleMessageSource;

/** {@code verify}: checks bags on the command line, without a database and without starting the application. */
public final class VerifyCommand {

    /** The first word of the command line. */
    public static final String NAME = "verify";

    private static final int INTACT = 0;
    private static final int WRONG = 1;
    private static final int UNREADABLE = 2;

    private final PrintStream out;
    private final Locale locale;
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    public VerifyCommand(PrintStream out, Locale locale) {
        this.out = out;
        this.locale = locale;
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
    }

    /**
     * @param names of ZIPs, of folders with ZIPs, or of audit trails ({@code .jsonl})
     * @return 0 when all is well, 1 when something is wrong, 2 when something could not be read
     */
    public int run(List<String> names) {
        List<BagReport> reports = new ArrayList<>();
        int worst = names.isEmpty() ? UNREADABLE : INTACT;
        if (names.isEmpty()) {
            say("usage");
        }
        boolean broken = false;
        for (String name : names) {
            try {
                if (name.endsWith(".jsonl")) {
                    broken = !lines(Path.of(name)) || broken;
                    continue;
                }
                List<Path> bags = bags(Path.of(name));
                if (bags.isEmpty()) {
                    say("noZips", BagFiles.printable(name));
                    worst = UNREADABLE;
                }
                for (Path bag : bags) {
                    reports.add(BagCheck.check(bag));
                    show(reports.get(reports.size() - 1));
                }
            } catch (IOException | RuntimeException e) {
                say("unreadable", BagFiles.printable(name));
                worst = UNREADABLE;
            }
        }
        boolean wrong = broken || reports.stream().anyMatch(report -> !report.isIntact());
        int linked = ChainCheck.linked(reports).size();
        if (linked > 1) {
            List<Problem> problems = ChainCheck.follow(reports);
            say(problems.isEmpty() ? "chain.intact" : "chain.wrong", linked);
            problems.forEach(this::show);
            wrong = wrong || !problems.isEmpty();
        }
        return worst == INTACT && wrong ? WRONG : worst;
    }

    /** @return whether the lines of an audit trail follow one another as they were sealed */
    private boolean lines(Path file) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file)) {
            ChainedLines lines = ChainedLines.of(text);
            List<Problem> problems = lines.problems();
            say(
                    problems.isEmpty() ? "lines.intact" : "lines.wrong",
                    BagFiles.printable(file.toString()),
                    lines.count());
            say("lines.end", lines.position(), lines.seal());
            problems.forEach(this::show);
            return problems.isEmpty();
        }
    }

    private static List<Path> bags(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    private void show(BagReport report) {
        ErasureNote erased = report.erased();
        say(!report.isIntact() ? "wrong" : erased == null ? "intact" : "intactErased", report.file());
        if (!report.info().number().isEmpty()) {
            say("about", report.info().number(), report.info().date(), report.files(), report.octets());
        }
        if (report.seal() != null) {
            say("seal", report.seal(), report.info().position());
        }
        if (erased != null) {
            say(
                    "erased",
                    erased.removed().size(),
                    BagFiles.printable(erased.at()),
                    BagFiles.printable(erased.by()),
                    BagFiles.printable(erased.reason()));
        }
        report.problems().forEach(this::show);
    }

    private void show(Problem problem) {
        say("problem." + problem.key(), problem.arguments().toArray());
    }

    private void say(String key, Object... arguments) {
        Object[] words = Stream.of(arguments).map(String::valueOf).toArray();
        out.println(messages.getMessage("verify." + key, words, locale));
    }
}
