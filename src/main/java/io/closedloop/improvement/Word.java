package io.closedloop.improvement;

import java.util.Arrays;

/** What figures are broken down by, where it has words in both languages; names of customers and steps have none. */
enum Word {
    PHONE,
    EMAIL,
    ONLINE,
    HIGH,
    MEDIUM,
    LOW,
    CLOSED,
    DECLINED,
    WITHDRAWN,
    REJECTED,
    NEW_NEED,
    UNCLEAR_REQUIREMENT,
    EXTERNAL,
    ERROR,
    FUNCTION_MISSING,
    DEFECT,
    DATA_WRONG,
    PERFORMANCE,
    DOCUMENTATION,
    OTHER,
    UNCLASSIFIED,
    DEADLINE_MISSED,
    MAJOR_PROBLEM;

    /** The word, or the text itself where it is none. */
    static Object of(String text) {
        return Arrays.stream(values())
                .filter(word -> word.name().equals(text))
                .map(Object.class::cast)
                .findFirst()
                .orElse(text);
    }
}
