package io.closedloop.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Java of its own, for what another one would disturb. */
final class Spawned {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Spawned() {}

    /**
     * Runs a main class until it has said something, and ends it.
     *
     * @param jars which entries of our own class path it has
     * @param said a pattern of a line
     * @return what the pattern's first group was
     * @throws IllegalStateException when it ended without having said it
     */
    static String until(Pattern said, Predicate<String> jars, List<String> options, String main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(jars), main));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuilder all = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = lines.readLine()) != null) {
                all.append(line).append('\n');
                Matcher matcher = said.matcher(line);
                if (matcher.find()) {
                    return matcher.group(1);
                }
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        throw new IllegalStateException(main + " ended with " + process.exitValue() + ":\n" + all);
    }

    private static String classPath(Predicate<String> jars) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jars)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
