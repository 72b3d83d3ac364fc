package io.closedloop.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Year;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The public holidays of other countries, which are laid down by law for every year. */
final class JollydayHolidays implements Holidays {

    private final HolidayManager manager;
    private final String[] subdivision;
    private final String country;

    /** @param country ISO code, with subdivisions as in {@code DE-BY} */
    JollydayHolidays(String country) {
        String[] parts = country.split("-");
        this.country = country;
        this.subdivision = Arrays.copyOfRange(parts, 1, parts.length);
        if (Arrays.stream(HolidayCalendar.values())
                .noneMatch(known -> known.getId().equalsIgnoreCase(parts[0]))) {
            throw new IllegalStateException("closedloop.calendar.country: no holidays are known for " + country);
        }
        this.manager = HolidayManager.getInstance(ManagerParameters.create(parts[0].toLowerCase(Locale.ROOT)));
    }

    @Override
    public Collection<CalendarDay> days(int year) {
        Map<Object, CalendarDay> days = new LinkedHashMap<>();
        manager.getHolidays(Year.of(year), subdivision)
                .forEach(holiday -> days.put(
                        holiday.getDate(),
                        new CalendarDay(
                                holiday.getDate(),
                                DayKind.HOLIDAY,
                                null,
                                holiday.getDescription(Locale.ENGLISH),
                                holiday.getDescription(Locale.CHINESE),
                                "Jollyday " + country)));
        return days.values();
    }

    @Override
    public boolean isPublished(int year) {
        return true;
    }
}
