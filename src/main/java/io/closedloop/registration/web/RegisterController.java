package io.closedloop.registration.web;

import io.closedloop.calendar.Calendars;
import io.closedloop.refusal.Refusals;
import io.closedloop.registration.Register;
import io.closedloop.registration.RegisterFilter;
import io.closedloop.registration.RequirementSummary;
import io.closedloop.rendering.FileFormat;
import io.closedloop.rendering.Renderings;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register for programs, and as a workbook. */
@RestController
class RegisterController {

    /** @param page counted from 0 */
    record RegisterPage(List<RequirementSummary> requirements, int page, int pages, long total) {}

    private final Register register;
    private final Renderings renderings;
    private final Calendars calendars;
    private final MessageSource messages;
    private final Refusals refusals;

    RegisterController(
            Register register, Renderings renderings, Calendars calendars, MessageSource messages, Refusals refusals) {
        this.register = register;
        this.renderings = renderings;
        this.calendars = calendars;
        this.messages = messages;
        this.refusals = refusals;
    }

    @GetMapping("/api/requirements")
    RegisterPage register(RegisterFilter filter, @RequestParam(defaultValue = "0") int page) {
        Page<RequirementSummary> found = register.page(filter, Math.max(0, page));
        return new RegisterPage(found.getContent(), found.getNumber(), found.getTotalPages(), found.getTotalElements());
    }

    /** The registration forms of the requirements asked for, in the columns of their template. */
    @GetMapping("/api/requirements.xlsx")
    ResponseEntity<byte[]> workbook(RegisterFilter filter, Locale reader) {
        List<? extends Record> forms = register.forms(filter);
        if (forms.isEmpty()) {
            throw refusals.notFound("refusal.register.empty");
        }
        String title = messages.getMessage("register.title", null, reader);
        String today = calendars.today().toString();
        byte[] workbook = renderings.xlsx(title, today, "registration-form", forms, reader);
        return FileFormat.XLSX.answer(workbook, title + " " + today);
    }
}
