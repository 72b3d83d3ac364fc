package io.closedloop.improvement;

import io.closedloop.calendar.Calendars;
import io.closedloop.refusal.Refusals;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The months that can be reported on: as they are written, and not before they have begun. */
@Component
public class ReportMonths {

    private static final Pattern MONTH = Pattern.compile("20\\d\\d-(0[1-9]|1[0-2])");

    private final Calendars calendars;
    private final Refusals refusals;

    ReportMonths(Calendars calendars, Refusals refusals) {
        this.calendars = calendars;
        this.refusals = refusals;
    }

    YearMonth current() {
        return YearMonth.from(calendars.today());
    }

    /** @throws io.closedloop.refusal.Refusal when it is no month, or one to come */
    public YearMonth of(String text) {
        YearMonth month = read(text).orElseThrow(() -> refusals.invalid("refusal.report.month", text));
        if (month.isAfter(current())) {
            throw refusals.invalid("refusal.report.future", text);
        }
        return month;
    }

    /** Empty for what is no month, or one to come. */
    Optional<YearMonth> find(String text) {
        return read(text).filter(month -> !month.isAfter(current()));
    }

    private static Optional<YearMonth> read(String text) {
        return MONTH.matcher(text).matches() ? Optional.of(YearMonth.parse(text)) : Optional.empty();
    }
}
