package io.closedloop.registration.web;

import io.closedloop.calendar.Calendars;
import io.closedloop.refusal.Refusals;
import io.closedloop.registration.Register;
import io.closedloop.registration.RegisterPage;
import io.closedloop.registration.RegisterQuery;
import io.closedloop.rendering.FileFormat;
import io.closedloop.rendering.Renderings;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register for programs, and as a workbook. */
@RestController
class RegisterController {

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

    /** @param page how pages were asked for before there could be a million */
    @GetMapping("/api/requirements")
    RegisterPage register(RegisterQuery query, @RequestParam(required = false) @Nullable String page) {
        if (page != null) {
            throw refusals.invalid("refusal.register.numbered");
        }
        return register.page(query);
    }

    /** The registration forms of the requirements asked for, in the columns of their template. */
    @GetMapping("/api/requirements.xlsx")
    ResponseEntity<byte[]> workbook(RegisterQuery query, Locale reader) {
        List<? extends Record> forms = register.forms(query);
        if (forms.isEmpty()) {
            throw refusals.notFound("refusal.register.empty");
        }
        String title = messages.getMessage("register.title", null, reader);
        String today = calendars.today().toString();
        String cut = messages.getMessage("register.cut", new Object[] {today, Register.WORKBOOK}, reader);
        String meta = forms.size() < Register.WORKBOOK ? today : cut;
        byte[] workbook = renderings.xlsx(title, meta, "registration-form", forms, reader);
        return FileFormat.XLSX.answer(workbook, title + " " + today);
    }
}
