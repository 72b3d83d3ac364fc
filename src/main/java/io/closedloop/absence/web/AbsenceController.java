package io.closedloop.absence.web;

import io.closedloop.absence.Absence;
import io.closedloop.absence.Absences;
import io.closedloop.staff.Teams;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Absences for programs. */
@RestController
class AbsenceController {

    private final Absences absences;
    private final AbsencePages pages;
    private final Teams teams;

    AbsenceController(Absences absences, AbsencePages pages, Teams teams) {
        this.absences = absences;
        this.pages = pages;
        this.teams = teams;
    }

    @GetMapping("/api/absences")
    List<Absence> absences(Authentication user) {
        return pages.rows(user, teams.everybody()).stream()
                .map(AbsencePages.Row::absence)
                .toList();
    }

    @PostMapping("/api/absences")
    @ResponseStatus(HttpStatus.CREATED)
    Absence enter(@RequestBody AbsenceEntry entry, Authentication user) {
        return pages.entered(entry, user);
    }

    @PostMapping("/api/absences/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id, Authentication user) {
        absences.endEarly(pages.own(id, user));
    }

    @DeleteMapping("/api/absences/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, Authentication user) {
        absences.delete(pages.own(id, user));
    }
}
