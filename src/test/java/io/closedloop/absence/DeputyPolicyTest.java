package io.closedloop.absence;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.absence.AbsencePolicy.Fault;
import io.closedloop.absence.DeputyPolicy.Candidate;
import io.closedloop.absence.DeputyPolicy.Obstacle;
import io.closedloop.absence.DeputyPolicy.Way;
import io.closedloop.engine.HeldTask;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules as tables of cases, without an engine. */
class DeputyPolicyTest {

    private static final LocalDate TODAY = LocalDate.parse("2024-05-10");

    /** Task of A; its roles; the candidate, his roles, whether colleague, absent, author; what is in the way; where it goes. */
    @ParameterizedTest
    @CsvSource({
        "'', B, execution-team, true, false, false, , TO_DEPUTY",
        "'', B, archivist, false, false, false, NO_ROLE, STAYS",
        "'', B, execution-team, true, true, false, ABSENT, STAYS",
        "'', B, execution-team, true, false, true, OWN_WORK, STAYS",
        "'', A, execution-team, true, false, false, HAS_IT, STAYS",
        "department-head, B, department-head, true, false, false, , TO_DEPUTY",
        "department-head, B, project-manager, true, false, false, NO_ROLE, BACK_TO_ROLE",
        "department-head, B, department-head, true, false, true, OWN_WORK, BACK_TO_ROLE",
        "department-head, B, department-head, false, true, false, ABSENT, BACK_TO_ROLE",
        "'customer-service,requirement-admin', B, requirement-admin, false, false, false, , TO_DEPUTY",
    })
    void saysWhereATaskGoes(
            String offered,
            String user,
            String role,
            boolean colleague,
            boolean absent,
            boolean author,
            @Nullable Obstacle obstacle,
            Way way) {
        HeldTask task = task("A", null, offered);

        Obstacle found = DeputyPolicy.obstacle(task, new Candidate(user, Set.of(role), colleague, absent, author));

        assertThat(found).isEqualTo(obstacle);
        assertThat(DeputyPolicy.way(task, found)).isEqualTo(way);
    }

    /** Absences as person>deputy; who does the tasks of A. */
    @ParameterizedTest
    @CsvSource({
        "'', ",
        "A>B, B",
        "A>B B>C, C",
        "A>B B>C C>D, D",
        "A>B B>A, ",
        "A>B B>C C>A, ",
        "A>B B>C C>B, ",
        "B>C, ",
    })
    void followsTheChainOfDeputies(String absences, @Nullable String deputy) {
        List<Absence> today = Arrays.stream(absences.split(" "))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> absence(pair.substring(0, 1), pair.substring(2), "2024-05-10", "2024-05-10"))
                .toList();

        assertThat(DeputyPolicy.deputy("A", today).orElse(null)).isEqualTo(deputy);
    }

    /** Assignee, owner before; who gets it; owner afterwards. */
    @ParameterizedTest
    @CsvSource({"A, , B, A", "B, A, C, A", "B, A, A, ", "A, , , "})
    void remembersWhoseItIs(String assignee, @Nullable String owner, @Nullable String to, @Nullable String after) {
        assertThat(DeputyPolicy.owner(task(assignee, owner, ""), to)).isEqualTo(after);
    }

    /** A is away from, to, with deputy; colleagues; what is known; what is wrong. */
    @ParameterizedTest
    @CsvSource({
        "2024-05-10, 2024-05-10, B, true, , ",
        "2024-05-01, 2024-05-10, B, true, , ",
        "2024-05-12, 2024-05-11, B, true, , REVERSED",
        "2024-05-01, 2024-05-09, B, true, , OVER",
        "2026-05-10, 2026-05-11, B, true, , TOO_LONG",
        "2024-05-10, 2024-05-11, A, true, , SELF",
        "2024-05-10, 2024-05-11, B, false, , NO_COLLEAGUE",
        "2024-05-10, 2024-05-11, B, true, A>C 2024-05-11 2024-05-12, OVERLAPS",
        "2024-05-10, 2024-05-11, B, true, A>C 2024-05-12 2024-05-12, ",
        "2024-05-10, 2024-05-11, B, true, B>C 2024-05-11 2024-05-12, DEPUTY_ABSENT",
        "2024-05-10, 2024-05-11, B, true, B>A 2024-05-11 2024-05-12, CHAIN",
        "2024-05-10, 2024-05-11, B, true, B>A 2024-05-12 2024-05-12, ",
        "2024-05-10, 2024-05-11, B, true, C>A 2024-05-10 2024-05-12, ",
    })
    void saysWhatIsWrongWithAnAbsence(
            LocalDate first,
            LocalDate last,
            String deputy,
            boolean colleagues,
            @Nullable String known,
            @Nullable Fault wrong) {
        String[] other = known == null ? new String[0] : known.split("[> ]");
        List<Absence> others = known == null ? List.of() : List.of(absence(other[0], other[1], other[2], other[3]));

        assertThat(AbsencePolicy.fault(new EnterAbsence("A", first, last, deputy, null), TODAY, colleagues, others))
                .isEqualTo(wrong);
    }

    private static HeldTask task(String assignee, @Nullable String owner, String offered) {
        List<String> roles = offered.isEmpty() ? List.of() : List.of(offered.split(","));
        return new HeldTask("1", "202405-001", "task", "Task · 客户", assignee, owner, Instant.EPOCH, null, roles);
    }

    private static Absence absence(String person, String deputy, String first, String last) {
        return new Absence(
                1, person, LocalDate.parse(first), LocalDate.parse(last), deputy, null, person, Instant.EPOCH, null);
    }
}
