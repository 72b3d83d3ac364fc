package io.closedloop.registration;

import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.TimeLeft;
import io.closedloop.calendar.WorkingCalendar;
import io.closedloop.engine.CaseCourse;
import io.closedloop.engine.CaseCourse.Stay;
import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.CaseFileSection;
import io.closedloop.engine.TaskSection;
import io.closedloop.registration.Course.Open;
import io.closedloop.registration.Course.Progress;
import io.closedloop.registration.Course.Step;
import io.closedloop.staff.Authors;
import io.closedloop.staff.Names;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows at the top of the case file the six steps, and who has the requirement now. */
@Component
@Order(1)
@Transactional(readOnly = true)
class CourseSection implements CaseFileSection, TaskSection {

    private final Requirements requirements;
    private final CaseCourse course;
    private final Calendars calendars;
    private final Authors authors;
    private final Names names;
    private final Clock clock;

    CourseSection(
            Requirements requirements,
            CaseCourse course,
            Calendars calendars,
            Authors authors,
            Names names,
            Clock clock) {
        this.requirements = requirements;
        this.course = course;
        this.calendars = calendars;
        this.authors = authors;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public String template() {
        return "registration/course";
    }

    @Override
    public boolean leads() {
        return true;
    }

    @Override
    public Optional<Object> of(String key, CaseFileReader reader) {
        return requirements
                .findByKey(key)
                .map(requirement ->
                        new Course(steps(key, requirement.summary().status()), open(key, reader.language())));
    }

    private List<Step> steps(String key, Status status) {
        List<Stay> stays = course.stays(RegistrationProcess.PROCESS, key);
        return Status.STEPS.stream()
                .map(step -> step(
                        step,
                        status,
                        stays.stream()
                                .filter(stay -> Status.ofPhase(stay.phase())
                                        .filter(step::equals)
                                        .isPresent())
                                .toList()))
                .toList();
    }

    /** A step that was come back to lasts from its first begin to its last end. */
    private static Step step(Status step, Status status, List<Stay> stays) {
        if (stays.isEmpty()) {
            return new Step(step, Progress.AHEAD, null, null);
        }
        Instant from = stays.get(0).from();
        boolean lasts = step == status || stays.stream().anyMatch(stay -> stay.to() == null);
        Instant to = stays.stream()
                .map(Stay::to)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Step(step, lasts ? Progress.CURRENT : Progress.DONE, from, lasts ? null : to);
    }

    private List<Open> open(String key, Locale language) {
        WorkingCalendar calendar = calendars.current();
        Instant now = clock.instant();
        return course.open(key).stream()
                .map(work ->
                        open(work, work.dueAt() == null ? null : TimeLeft.until(work.dueAt(), now, calendar), language))
                .sorted(Comparator.comparing(Open::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private Open open(CaseCourse.Open work, @Nullable TimeLeft left, Locale language) {
        boolean overdue = left != null && left.overdue();
        return new Open(
                work.name(),
                who(work, language),
                work.since(),
                work.dueAt(),
                left == null ? null : (Long) (overdue ? -left.days() : left.days()),
                overdue);
    }

    private List<String> who(CaseCourse.Open work, Locale language) {
        return work.assignee() != null
                ? List.of(authors.of(work.assignee(), work.owner(), language))
                : work.roles().stream().map(role -> names.of(role, language)).toList();
    }
}
