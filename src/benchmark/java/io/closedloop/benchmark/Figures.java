package io.closedloop.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as a Markdown table to read and as JSON to compare with the next time. */
final class Figures {

    private record Figure(String what, double value, String unit, String goal) {}

    private final List<Figure> figures = new ArrayList<>();

    void add(String what, double value, String unit, String goal) {
        Figure figure = new Figure(what, value, unit, goal);
        figures.add(figure);
        System.out.println(row(figure));
    }

    void write(Path file) throws IOException {
        System.out.println("\n| what | measured | goal |\n|---|---:|---|");
        figures.forEach(figure -> System.out.println(row(figure)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), figures);
        System.out.println("\nalso in " + file);
    }

    private static String row(Figure figure) {
        String number = String.format(Locale.ROOT, figure.value() < 10 ? "%.2f" : "%,.0f", figure.value());
        return "| " + figure.what() + " | " + number + (figure.unit().isEmpty() ? "" : " " + figure.unit()) + " | "
                + figure.goal() + " |";
    }
}
