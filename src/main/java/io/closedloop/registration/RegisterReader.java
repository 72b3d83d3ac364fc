package io.closedloop.registration;

import io.closedloop.refusal.Fault;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Role;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is asked for, and says everything that is wrong with it at once. */
@Component
class RegisterReader {

    static final int MAX_TEXT = 200;
    private static final int MAX_WORDS = 10;
    /** So much of what somebody typed is repeated to him. */
    private static final int QUOTED = 40;

    private final Refusals refusals;

    RegisterReader(Refusals refusals) {
        this.refusals = refusals;
    }

    /** @throws io.closedloop.refusal.Refusal when a value is none */
    RegisterFilter read(RegisterQuery query) {
        Map<String, String> asked = query.fields();
        List<Fault> faults = new ArrayList<>();
        List<String> words = words(asked.getOrDefault("text", ""), faults);
        Status step = value(asked, "step", named(Status.values(), Status::name), faults);
        Role role = value(asked, "role", named(Role.values(), Role::id), faults);
        boolean overdue = flag(asked, "overdue", faults);
        boolean escalated = flag(asked, "escalated", faults);
        boolean blocked = flag(asked, "blocked", faults);
        Urgency urgency = value(asked, "urgency", named(Urgency.values(), Urgency::name), faults);
        YearMonth month = value(asked, "month", RegisterReader::month, faults);
        YearMonth closedIn = value(asked, "closedIn", RegisterReader::month, faults);
        boolean reversed = asked.getOrDefault("sort", "").startsWith("-");
        RegisterSort sort =
                value(asked, "sort", word -> RegisterSort.named(reversed ? word.substring(1) : word), faults);
        if (!faults.isEmpty()) {
            throw refusals.faulty(faults);
        }
        return new RegisterFilter(
                words,
                step,
                role,
                overdue,
                escalated,
                blocked,
                urgency,
                month,
                closedIn,
                sort == null ? RegisterSort.NUMBER : sort,
                reversed);
    }

    private List<String> words(String text, List<Fault> faults) {
        if (text.length() > MAX_TEXT) {
            faults.add(refusals.fault("text", "refusal.register.text", MAX_TEXT));
            return List.of();
        }
        List<String> words = Arrays.stream(text.split("[\\p{Cntrl}\\p{IsWhite_Space}]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.size() > MAX_WORDS) {
            faults.add(refusals.fault("text", "refusal.register.words", MAX_WORDS));
        }
        return words;
    }

    private boolean flag(Map<String, String> asked, String field, List<Fault> faults) {
        return Boolean.TRUE.equals(value(asked, field, named(new Boolean[] {true, false}, String::valueOf), faults));
    }

    private <T> @Nullable T value(
            Map<String, String> asked, String field, Function<String, Optional<T>> read, List<Fault> faults) {
        String typed = asked.get(field);
        if (typed == null) {
            return null;
        }
        Optional<T> value = read.apply(typed);
        if (value.isEmpty()) {
            String quoted = typed.length() > QUOTED ? typed.substring(0, QUOTED) + "…" : typed;
            faults.add(refusals.fault(field, "refusal.notValid", quoted));
        }
        return value.orElse(null);
    }

    private static <T> Function<String, Optional<T>> named(T[] values, Function<T, String> name) {
        return word -> Arrays.stream(values)
                .filter(value -> name.apply(value).equals(word))
                .findFirst();
    }

    private static Optional<YearMonth> month(String word) {
        try {
            YearMonth month = YearMonth.parse(word);
            return Optional.of(month).filter(each -> each.getYear() > 1970 && each.getYear() < 10_000);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
