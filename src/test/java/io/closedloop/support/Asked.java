package io.closedloop.support;

import io.closedloop.registration.RegisterQuery;
import java.util.HashMap;
import java.util.Map;

/** What is asked of the register, by the fields that matter. */
public final class Asked {

    private Asked() {}

    /** Field names and values in turn. */
    public static RegisterQuery of(String... fields) {
        Map<String, String> asked = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            asked.put(fields[i], fields[i + 1]);
        }
        return new RegisterQuery(
                asked.get("text"),
                asked.get("step"),
                asked.get("role"),
                asked.get("overdue"),
                asked.get("escalated"),
                asked.get("blocked"),
                asked.get("urgency"),
                asked.get("month"),
                asked.get("closedIn"),
                asked.get("sort"),
                asked.get("after"),
                asked.get("before"),
                null);
    }
}
