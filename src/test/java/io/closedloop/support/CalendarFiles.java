package io.closedloop.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calendar files as somebody would upload them. */
public final class CalendarFiles {

    private static final String HEADER = "date,kind,name_en,name_zh,source";

    private CalendarFiles() {}

    /** The schedule shipped for a year, without the days named. */
    public static byte[] shipped(int year, String... without) {
        List<String> left = Arrays.asList(without);
        try (InputStream file = CalendarFiles.class.getResourceAsStream("/china-working-calendar.csv")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Stream.concat(
                            Stream.of(HEADER),
                            text.lines()
                                    .filter(line -> line.startsWith(year + "-"))
                                    .filter(line -> !left.contains(line.substring(0, 10))))
                    .collect(Collectors.joining("\n"))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of days, each as {@code 2027-01-01,HOLIDAY}. */
    public static byte[] of(String... days) {
        return Stream.concat(Stream.of(HEADER), Arrays.stream(days).map(day -> day + ",Test day,测试日,test"))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
