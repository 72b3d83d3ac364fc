package io.closedloop.calendar;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** English names of the Chinese holidays, for files that know only the Chinese. */
final class HolidayNames {

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("元旦", "New Year's Day"),
            Map.entry("春节", "Spring Festival"),
            Map.entry("清明", "Tomb-sweeping Day"),
            Map.entry("清明节", "Tomb-sweeping Day"),
            Map.entry("劳动节", "Labour Day"),
            Map.entry("端午", "Dragon Boat Festival"),
            Map.entry("端午节", "Dragon Boat Festival"),
            Map.entry("中秋", "Mid-autumn Festival"),
            Map.entry("中秋节", "Mid-autumn Festival"),
            Map.entry("国庆", "National Day"),
            Map.entry("国庆节", "National Day"));

    private HolidayNames() {}

    /** The English name; the Chinese one where it is not known. */
    static String english(String chinese) {
        return Arrays.stream(chinese.split("[、,，/]"))
                .map(String::strip)
                .map(name -> ENGLISH.getOrDefault(name, name))
                .collect(Collectors.joining(" and "));
    }
}
