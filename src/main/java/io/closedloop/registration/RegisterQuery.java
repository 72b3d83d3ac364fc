package io.closedloop.registration;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks the register for, as it stands in the address: nothing is checked yet, and empty does not matter.
 *
 * @param text words of number, reference, customer and description
 * @param status the step
 * @param role group id of a role that has an open task
 * @param overdue {@code true} when a task of it, of that role where one is named, must be overdue
 * @param month in which it came in
 * @param sort a column, with a minus before it for the other way round
 * @param after key of the requirement that the page before ended with
 * @param before key of the requirement that the page behind begins with
 */
public record RegisterQuery(
        @Nullable String text,
        @Nullable String status,
        @Nullable String role,
        @Nullable String overdue,
        @Nullable String urgency,
        @Nullable String month,
        @Nullable String sort,
        @Nullable String after,
        @Nullable String before) {

    /** What is asked for, without the page, as fields of a form. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "text", text);
        put(fields, "status", status);
        put(fields, "role", role);
        put(fields, "overdue", overdue);
        put(fields, "urgency", urgency);
        put(fields, "month", month);
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
