package io.closedloop.improvement;

import java.util.List;

/**
 * Bars over months, laid out for a picture.
 *
 * @param title key of its text
 * @param shade left edge of the report's own month
 */
public record Chart(
        String title,
        int width,
        int height,
        List<Tick> ticks,
        List<Label> months,
        List<Legend> legend,
        List<Bar> bars,
        double shade,
        double shadeWidth) {

    /** A line across, with what it stands for. */
    public record Tick(double y, String text) {}

    /** A month under its bars. */
    public record Label(double x, String text) {}

    /** @param text key of what a colour stands for */
    public record Legend(double x, double y, String color, String text) {}

    /** @param text key of what it stands for, shown with month and amount where one points at it */
    public record Bar(
            double x, double y, double width, double height, String color, String text, String month, String amount) {}
}
