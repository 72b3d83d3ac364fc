package io.closedloop.registration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the register is sorted by; the columns are kept by the database, each with an index. */
public enum RegisterSort {
    NUMBER("number_place", true),
    CUSTOMER("customer_place", false),
    DELIVERY("delivery_place", false),
    URGENCY("urgency_place", false),
    STEP("status_place", false);

    private final String column;
    private final boolean newestFirst;

    RegisterSort(String column, boolean newestFirst) {
        this.column = column;
        this.newestFirst = newestFirst;
    }

    static Optional<RegisterSort> named(String word) {
        return Arrays.stream(values()).filter(sort -> sort.word().equals(word)).findFirst();
    }

    /** As addresses name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String column() {
        return column;
    }

    /** Whether it goes down when nobody says otherwise: numbers do, so that the newest come first. */
    public boolean isDescending(boolean reversed) {
        return newestFirst != reversed;
    }
}
