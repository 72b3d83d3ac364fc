package io.closedloop.registration;

import jakarta.persistence.criteria.Predicate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which requirements of the register are asked for; what is null does not matter.
 *
 * @param month in which it came in
 * @param text part of number, reference, customer or description
 */
public record RegisterFilter(
        @Nullable Status status,
        @Nullable Urgency urgency,
        @Nullable YearMonth month,
        @Nullable String text) {

    /** Longer than any field that is searched. */
    private static final int LONGEST = 500;

    public RegisterFilter {
        text = text == null || text.isBlank() ? null : text.strip();
        if (text != null && text.length() > LONGEST) {
            text = text.substring(0, LONGEST);
        }
    }

    Specification<Requirement> in(ZoneId zone) {
        return (requirement, query, builder) -> {
            List<Predicate> all = new ArrayList<>();
            if (status != null) {
                all.add(builder.equal(requirement.get("status"), status));
            }
            if (urgency != null) {
                all.add(builder.equal(requirement.get("urgency"), urgency));
            }
            if (month != null) {
                all.add(builder.greaterThanOrEqualTo(
                        requirement.get("receivedAt"),
                        month.atDay(1).atStartOfDay(zone).toInstant()));
                all.add(builder.lessThan(
                        requirement.get("receivedAt"),
                        month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant()));
            }
            if (text != null) {
                String like = "%"
                        + text.toLowerCase(Locale.ROOT)
                                .replace("\\", "\\\\")
                                .replace("%", "\\%")
                                .replace("_", "\\_")
                        + "%";
                all.add(builder.or(List.of("number", "reference", "customerName", "description").stream()
                        .map(field -> builder.like(builder.lower(requirement.get(field)), like, '\\'))
                        .toArray(Predicate[]::new)));
            }
            return builder.and(all.toArray(Predicate[]::new));
        };
    }
}
