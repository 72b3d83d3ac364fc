package io.closedloop.registration;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks the register for, as it stands in the address: nothing is checked yet, and empty does not matter. All
 * that is asked for must be true; {@code text}, {@code step}, {@code role}, {@code overdue}, {@code escalated}, {@code blocked},
 * {@code urgency}, {@code month}, {@code closedIn} and {@code sort} are for links from elsewhere, too.
 *
 * @param text words of number, reference, customer and description
 * @param step where it stands, such as {@code ANALYSIS} or {@code CLOSED}
 * @param role group id of a role that has an open task
 * @param overdue {@code true} when a task of it, of that role where one is named, must be overdue
 * @param escalated {@code true} when an escalation of it must be open
 * @param blocked {@code true} when a work item of it must be blocked now
 * @param urgency as {@link Urgency} calls it
 * @param month in which it came in, as in {@code 2026-11}
 * @param closedIn month in which it was closed
 * @param sort a column, with a minus before it for the other way round
 * @param after key of the requirement that the page before ended with
 * @param before key of the requirement that the page behind begins with
 * @param status what {@code step} was called formerly
 */
public record RegisterQuery(
        @Nullable String text,
        @Nullable String step,
        @Nullable String role,
        @Nullable String overdue,
        @Nullable String escalated,
        @Nullable String blocked,
        @Nullable String urgency,
        @Nullable String month,
        @Nullable String closedIn,
        @Nullable String sort,
        @Nullable String after,
        @Nullable String before,
        @Nullable String status) {

    /** What is asked for, without the page, as fields of a form. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "text", text);
        put(fields, "step", step == null || step.isBlank() ? status : step);
        put(fields, "role", role);
        put(fields, "overdue", overdue);
        put(fields, "escalated", escalated);
        put(fields, "blocked", blocked);
        put(fields, "urgency", urgency);
        put(fields, "month", month);
        put(fields, "closedIn", closedIn);
        put(fields, "sort", sort);
        return fields;
    }

    /** The same as the end of an address, with its question mark; nothing when all is asked for. */
    public String address() {
        return address(fields());
    }

    /** The first page sorted by a column. */
    public String sortedBy(String column) {
        return with("sort", column);
    }

    /** The page behind, or before with {@code before}, a requirement. */
    public String page(String side, String key) {
        return with(side, key);
    }

    private String with(String field, String value) {
        Map<String, String> fields = fields();
        fields.put(field, value);
        return address(fields);
    }

    private static String address(Map<String, String> fields) {
        return fields.isEmpty()
                ? ""
                : fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value.strip());
        }
    }
}
