package io.closedloop.customer.web;

import io.closedloop.customer.CaseStatuses;
import io.closedloop.customer.CaseView;
import io.closedloop.customer.Cases;
import io.closedloop.customer.CustomerSettings;
import io.closedloop.customer.Desk;
import io.closedloop.customer.Visit;
import io.closedloop.customer.Visits;
import io.closedloop.link.Purpose;
import io.closedloop.refusal.Refusal;
import io.closedloop.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** What a customer sees and answers behind a personal link. */
@Controller
class CasePages {

    private static final String COOKIE = VisitCookie.NAME;
    private static final String AGAIN = "redirect:/c/case";

    private final Visits visits;
    private final Cases cases;
    private final CaseStatuses statuses;
    private final Desk desk;
    private final CustomerSettings settings;
    private final Refusals refusals;
    private final DataSize maxSize;

    CasePages(
            Visits visits,
            Cases cases,
            CaseStatuses statuses,
            Desk desk,
            CustomerSettings settings,
            Refusals refusals,
            @Value("${closedloop.attachments.max-size}") DataSize maxSize) {
        this.visits = visits;
        this.cases = cases;
        this.statuses = statuses;
        this.desk = desk;
        this.settings = settings;
        this.refusals = refusals;
        this.maxSize = maxSize;
    }

    @GetMapping("/c/case")
    String show(
            @CookieValue(name = COOKIE, required = false) @Nullable String secret,
            @RequestParam(required = false) @Nullable String done,
            Model model,
            Locale reader,
            HttpServletResponse response) {
        model.addAttribute("done", done);
        return page(secret, AnswerForm.empty(), model, reader, response, visit -> {});
    }

    @PostMapping("/c/case/answer")
    String answer(
            @CookieValue(name = COOKIE, required = false) @Nullable String secret,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            Model model,
            Locale reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        AnswerForm form = new AnswerForm(fields);
        model.addAttribute("scanLost", scan != null && !scan.isEmpty());
        return send(
                secret,
                form,
                "answer",
                model,
                reader,
                response,
                visit -> desk.answer(visit, form.reply(cases.of(visit.link()).deliverables(), scan, request)));
    }

    @PostMapping("/c/case/code")
    String code(
            @CookieValue(name = COOKIE, required = false) @Nullable String secret,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale reader,
            HttpServletResponse response) {
        AnswerForm form = new AnswerForm(fields);
        // the page comes back with what was typed, now asking for the code
        return page(secret, form, model, reader, response, visit -> {
            visits.checkForm(visit, form.get("form"));
            visits.sendCode(visit);
            model.addAttribute("codeSent", true);
        });
    }

    @PostMapping("/c/case/change")
    String change(
            @CookieValue(name = COOKIE, required = false) @Nullable String secret,
            @RequestParam Map<String, String> fields,
            Model model,
            Locale reader,
            HttpServletResponse response) {
        AnswerForm form = new AnswerForm(fields);
        return send(
                secret,
                form,
                "change",
                model,
                reader,
                response,
                visit -> desk.requestChange(
                        visit, form.get("name"), form.get("description"), form.get("reason"), form.get("key")));
    }

    /** What is too large never reached the form. */
    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException e) {
        String problem = refusals.text("refusal.attachment.tooLarge", maxSize.toMegabytes());
        return new ModelAndView(
                "customer/closed", Map.of("problem", problem, "back", true), HttpStatus.PAYLOAD_TOO_LARGE);
    }

    private String send(
            @Nullable String secret,
            AnswerForm form,
            String what,
            Model model,
            Locale reader,
            HttpServletResponse response,
            Consumer<Visit> work) {
        model.addAttribute("sent", false);
        String view = page(secret, form, model, reader, response, visit -> {
            visits.checkForm(visit, form.get("form"));
            work.accept(visit);
            model.addAttribute("sent", true);
        });
        return Boolean.TRUE.equals(model.getAttribute("sent")) ? AGAIN + "?done=" + what : view;
    }

    /** Does what was asked for and shows the page; what is refused is said on it, above what was typed. */
    private String page(
            @Nullable String secret,
            AnswerForm form,
            Model model,
            Locale reader,
            HttpServletResponse response,
            Consumer<Visit> work) {
        model.addAttribute("form", form);
        Visit visit;
        try {
            Optional<Visit> open = visits.of(secret);
            if (open.isEmpty()) {
                response.setStatus(HttpStatus.FORBIDDEN.value());
                return "customer/closed";
            }
            visit = open.get();
        } catch (Refusal refusal) {
            refused(refusal, model, response);
            return "customer/closed";
        }
        try {
            work.accept(visit);
        } catch (Refusal refusal) {
            refused(refusal, model, response);
        }
        fill(model, visit, reader);
        return "customer/case";
    }

    private void fill(Model model, Visit visit, Locale reader) {
        // read again: an answer may have closed it, whoever gave it
        Visit now = new Visit(visit.id(), visits.link(visit), visit.formToken());
        CaseView view = cases.of(now.link());
        model.addAttribute("visit", now);
        model.addAttribute("view", view);
        model.addAttribute("ask", now.link().ask());
        model.addAttribute(
                "codeNeeded",
                settings.codeBeforeSignature() && !view.decisions().isEmpty());
        model.addAttribute("codeOut", settings.codeBeforeSignature() && visits.hasCode(now));
        model.addAttribute("maxMegabytes", Math.max(1, maxSize.toMegabytes()));
        if (now.link().ask().purpose() == Purpose.STATUS) {
            model.addAttribute("status", statuses.of(now.link().number(), reader));
            model.addAttribute("key", UUID.randomUUID().toString());
        }
    }

    private static void refused(Refusal refusal, Model model, HttpServletResponse response) {
        response.setStatus(refusal.status().value());
        model.addAttribute("problem", refusal.getMessage());
    }
}
