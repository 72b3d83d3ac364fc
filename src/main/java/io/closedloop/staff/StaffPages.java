package io.closedloop.staff;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/** Which of our own pages are for which roles; administrators may open them all. */
@Component
public class StaffPages {

    /**
     * A page that is not about one requirement.
     *
     * @param title key of its title's text
     * @param roles whose it is
     */
    public record StaffPage(String path, String title, List<Role> roles) {

        /** The authorities that open it. */
        String[] authorities() {
            return Stream.concat(roles.stream().map(Role::id), Stream.of(Groups.CAMUNDA_ADMIN))
                    .toArray(String[]::new);
        }
    }

    private final StaffPage dashboard;
    private final StaffPage register;
    private final StaffPage calendar;
    private final StaffPage archive;
    private final StaffPage reports;
    private final StaffPage workload;
    private final StaffPage absences;
    private final StaffPage audit;
    private final StaffPage preferences;
    private final StaffPage help;

    StaffPages(StaffSettings settings) {
        dashboard = new StaffPage("/dashboard", "dashboard.title", List.of(Role.DEPARTMENT_HEAD, Role.PROCESS_OWNER));
        // those who have a task in every requirement, or watch over all of them
        register = new StaffPage(
                "/requirements",
                "register.title",
                List.of(Role.CUSTOMER_SERVICE, Role.REQUIREMENT_ADMIN, Role.DEPARTMENT_HEAD, Role.PROCESS_OWNER));
        calendar = new StaffPage("/calendar", "calendar.title", List.of(settings.calendarKeeper()));
        archive = new StaffPage("/archive", "archive.title", List.of(Role.ARCHIVIST));
        reports = new StaffPage(
                "/reports", "report.title", List.of(Role.PRODUCT_MANAGER, Role.DEPARTMENT_HEAD, Role.PROCESS_OWNER));
        workload = new StaffPage("/workload", "workload.title", List.of(Role.DEPARTMENT_HEAD, Role.PROCESS_OWNER));
        absences = new StaffPage("/absences", "absence.title", List.of(Role.values()));
        audit = new StaffPage("/audit", "audit.title", List.of(Role.PROCESS_OWNER));
        preferences = new StaffPage("/preferences", "preferences.title", List.of(Role.values()));
        help = new StaffPage("/help", "help.title", List.of(Role.values()));
    }

    StaffPage dashboard() {
        return dashboard;
    }

    StaffPage register() {
        return register;
    }

    StaffPage calendar() {
        return calendar;
    }

    StaffPage archive() {
        return archive;
    }

    StaffPage reports() {
        return reports;
    }

    StaffPage workload() {
        return workload;
    }

    StaffPage absences() {
        return absences;
    }

    StaffPage audit() {
        return audit;
    }

    /** The pages that a user may open. */
    public List<StaffPage> openTo(Authentication user) {
        List<String> own = user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        return Stream.of(dashboard, register, reports, workload, calendar, archive, audit, absences, preferences, help)
                .filter(page -> Arrays.stream(page.authorities()).anyMatch(own::contains))
                .toList();
    }
}
