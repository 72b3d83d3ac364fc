package io.closedloop.registration.web;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.document.Attachments;
import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.CaseFileSection;
import io.closedloop.refusal.Refusals;
import io.closedloop.registration.Registration;
import io.closedloop.rendering.Shelves;
import io.closedloop.staff.Staff;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The case file as people look at it. */
@Controller
class RequirementPages {

    private final Registration registration;
    private final Shelves shelves;
    private final Attachments attachments;
    private final Staff staff;
    private final CalendarSettings calendar;
    private final Refusals refusals;
    private final List<CaseFileSection> sections;

    RequirementPages(
            Registration registration,
            Shelves shelves,
            Attachments attachments,
            Staff staff,
            CalendarSettings calendar,
            Refusals refusals,
            List<CaseFileSection> sections) {
        this.registration = registration;
        this.shelves = shelves;
        this.attachments = attachments;
        this.staff = staff;
        this.calendar = calendar;
        this.refusals = refusals;
        this.sections = sections;
    }

    /** @param shown what its template shows */
    record Section(String template, boolean leads, Object shown) {}

    @GetMapping("/requirements/{number}")
    String caseFile(@PathVariable String number, Authentication user, Model model, Locale reader) {
        model.addAttribute(
                "requirement",
                registration.find(number).orElseThrow(() -> refusals.notFound("refusal.requirement.unknown", number)));
        model.addAttribute("number", number);
        model.addAttribute("shelves", shelves.of(number, reader));
        model.addAttribute("attachments", attachments.of(number));
        model.addAttribute("staff", staff);
        model.addAttribute("zone", calendar.zone());
        model.addAttribute("sections", sections(number, user, reader));
        return "registration/case-file";
    }

    /** What other capabilities show, where they have something. */
    private List<Section> sections(String number, Authentication user, Locale language) {
        CaseFileReader reader = new CaseFileReader(
                language,
                user.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList());
        return sections.stream()
                .flatMap(
                        section -> section
                                .of(number, reader)
                                .map(shown -> new Section(section.template(), section.leads(), shown))
                                .stream())
                .toList();
    }
}
