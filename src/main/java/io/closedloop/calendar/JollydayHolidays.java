package io.closedloop.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Year;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The public holidays of other countries, which are laid down by law for every year. */
final class JollydayHolidays implements Holidays {

    /** English: any other locale without names of its own falls back to that of the machine. */
    private static final Locale NAMES = Locale.ROOT;

    private final HolidayManager manager;
    private final String[] subdivision;
    private final String country;

    /** @param country ISO code, with subdivisions as in {@code DE-BY} */
    JollydayHolidays(String country) {
        this.country = country;
        List<String> parts = List.of(country.toLowerCase(Locale.ROOT).split("-", -1));
        if (Arrays.stream(HolidayCalendar.values())
                .noneMatch(known -> known.getId().equalsIgnoreCase(parts.get(0)))) {
            throw unknown();
        }
        this.manager = HolidayManager.getInstance(ManagerParameters.create(parts.get(0)));
        this.subdivision = parts.subList(1, parts.size()).toArray(new String[0]);
        CalendarHierarchy known = manager.getCalendarHierarchy();
        for (String part : subdivision) {
            // Jollyday says nothing about a subdivision it does not know, and leaves its holidays out
            known = known.getChildren().get(part);
            if (known == null) {
                throw unknown();
            }
        }
    }

    private IllegalStateException unknown() {
        return new IllegalStateException("closedloop.calendar.country: no holidays are known for " + country);
    }

    @Override
    public Collection<CalendarDay> days(int year) {
        Map<Object, CalendarDay> days = new LinkedHashMap<>();
        manager.getHolidays(Year.of(year), subdivision).stream()
                .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                .forEach(holiday -> days.put(
                        holiday.getDate(),
                        new CalendarDay(
                                holiday.getDate(),
                                DayKind.HOLIDAY,
                                null,
                                holiday.getDescription(NAMES),
                                holiday.getDescription(NAMES),
                                "Jollyday " + country)));
        return days.values();
    }

    @Override
    public boolean isPublished(int year) {
        return true;
    }
}
