package io.closedloop.registration;

import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Staff;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of all requirements. Whoever may open it sees all of them: those who have a task in every requirement, or
 * watch over all. How many statements it takes does not depend on how many rows are found.
 */
@Service
@Transactional(readOnly = true)
public class Register {

    /** Rows of a page. */
    public static final int PAGE = 50;

    /** Rows of a workbook; who wants more asks by month. */
    public static final int WORKBOOK = 10_000;

    /** So many are counted at most; beyond, it is only said that there are more. */
    public static final int COUNTED = 1_000;

    private static final Pattern KEY = Pattern.compile("[A-Z0-9-]{1,20}");

    private final RegisterReader reader;
    private final RegisterTable table;
    private final RegisterRows rows;
    private final Requirements requirements;
    private final FormVersions forms;
    private final Registration registration;
    private final Staff staff;
    private final Refusals refusals;

    Register(
            RegisterReader reader,
            RegisterTable table,
            RegisterRows rows,
            Requirements requirements,
            FormVersions forms,
            Registration registration,
            Staff staff,
            Refusals refusals) {
        this.reader = reader;
        this.table = table;
        this.rows = rows;
        this.requirements = requirements;
        this.forms = forms;
        this.registration = registration;
        this.staff = staff;
        this.refusals = refusals;
    }

    /**
     * The page asked for.
     *
     * @throws io.closedloop.refusal.Refusal when something that is asked for does not exist
     */
    public RegisterPage page(RegisterQuery query) {
        RegisterFilter filter = reader.read(query);
        boolean backwards = given(query.before());
        RegisterTable.Place from = place(filter, query);
        RegisterTable.Found read = table.rows(filter, from, backwards, PAGE + 1);
        List<RequirementSummary> found = new ArrayList<>(read.rows());
        boolean beyond = found.size() > PAGE;
        if (beyond) {
            found.remove(PAGE);
        }
        if (backwards) {
            Collections.reverse(found);
        }
        boolean hasPrevious = !found.isEmpty() && (backwards ? beyond : from != null);
        boolean hasNext = !found.isEmpty() && (backwards || beyond);
        RegisterTable.Total total = total(filter, from == null, found.size(), beyond, read.many());
        return new RegisterPage(
                rows.of(found),
                hasPrevious ? found.get(0).key() : null,
                hasNext ? found.get(found.size() - 1).key() : null,
                total.counted(),
                total.more());
    }

    private RegisterTable.Total total(RegisterFilter filter, boolean first, int found, boolean beyond, boolean many) {
        if (first && (many || !beyond)) {
            return new RegisterTable.Total(found, beyond);
        }
        return table.count(filter, COUNTED, PAGE);
    }

    /** Sees to it that something can be asked for. @throws io.closedloop.refusal.Refusal when not */
    public void check(RegisterQuery query) {
        reader.read(query);
    }

    /** Registration forms as they stand, at most {@value #WORKBOOK}. */
    public List<? extends Record> forms(RegisterQuery query) {
        List<RequirementSummary> found =
                table.rows(reader.read(query), null, false, WORKBOOK).rows();
        List<String> references =
                found.stream().map(RequirementSummary::reference).toList();
        Map<String, Requirement> byReference = requirements.findByReferenceIn(references).stream()
                .collect(Collectors.toMap(Requirement::reference, Function.identity()));
        Map<String, RegistrationForm> newest = new HashMap<>();
        forms.findByNumberInOrderByVersion(
                        found.stream().map(RequirementSummary::key).toList())
                .forEach(form -> newest.put(form.number(), form));
        Set<String> receivers =
                byReference.values().stream().map(Requirement::receivedBy).collect(Collectors.toSet());
        Map<String, String> names = staff.names(receivers);
        return references.stream()
                .map(reference -> Objects.requireNonNull(byReference.get(reference)))
                .map(requirement -> registration.content(
                        requirement,
                        Objects.requireNonNull(newest.get(requirement.key())),
                        names.getOrDefault(requirement.receivedBy(), requirement.receivedBy())))
                .toList();
    }

    private RegisterTable.@Nullable Place place(RegisterFilter filter, RegisterQuery query) {
        String key = given(query.before()) ? query.before() : query.after();
        if (key == null || key.isBlank()) {
            return null;
        }
        return Optional.of(key)
                .filter(word -> KEY.matcher(word).matches())
                .flatMap(word -> table.place(filter.sort(), word))
                .orElseThrow(() -> refusals.invalid("refusal.register.page"));
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
