package io.closedloop.registration;

import io.closedloop.calendar.CalendarSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of all requirements, newest first. */
@Service
@Transactional(readOnly = true)
public class Register {

    /** Rows of a page. */
    public static final int PAGE = 50;

    /** Rows of a workbook; who wants more asks by month. */
    public static final int WORKBOOK = 10_000;

    private final Requirements requirements;
    private final FormVersions forms;
    private final Registration registration;
    private final CalendarSettings calendar;

    Register(Requirements requirements, FormVersions forms, Registration registration, CalendarSettings calendar) {
        this.requirements = requirements;
        this.forms = forms;
        this.registration = registration;
        this.calendar = calendar;
    }

    /** @param page counted from 0 */
    public Page<RequirementSummary> page(RegisterFilter filter, int page) {
        return find(filter, page, PAGE).map(Requirement::summary);
    }

    /** Registration forms as they stand, at most {@value #WORKBOOK}. */
    public List<? extends Record> forms(RegisterFilter filter) {
        List<Requirement> found = find(filter, 0, WORKBOOK).getContent();
        Map<String, RegistrationForm> newest = new HashMap<>();
        forms.findByNumberInOrderByVersion(found.stream().map(Requirement::key).toList())
                .forEach(form -> newest.put(form.number(), form));
        return found.stream()
                .map(requirement ->
                        registration.content(requirement, Objects.requireNonNull(newest.get(requirement.key()))))
                .toList();
    }

    private Page<Requirement> find(RegisterFilter filter, int page, int size) {
        return requirements.findAll(
                filter.in(calendar.zone()), PageRequest.of(page, size, Sort.by(Sort.Direction.DESC, "id")));
    }
}
