package io.closedloop.request.web;

import io.closedloop.calendar.Calendars;
import io.closedloop.refusal.Fault;
import io.closedloop.refusal.Refusal;
import io.closedloop.refusal.Refusals;
import io.closedloop.request.Intake;
import io.closedloop.request.Received;
import io.closedloop.request.RequestSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The online form: a plain form that works everywhere, and the same for the script that makes it comfortable. */
@Controller
class RequestPages {

    /** A field that people do not see and programs fill in. */
    private static final String TRAP = "website";

    /** The idempotency key, so that a second click is no second requirement. */
    private static final String KEY = "key";

    private final Intake intake;
    private final RequestSettings settings;
    private final Calendars calendars;
    private final Refusals refusals;
    private final DataSize maxSize;
    private final int maxFiles;

    RequestPages(
            Intake intake,
            RequestSettings settings,
            Calendars calendars,
            Refusals refusals,
            @Value("${closedloop.attachments.max-size}") DataSize maxSize,
            @Value("${closedloop.attachments.max-files}") int maxFiles) {
        this.intake = intake;
        this.settings = settings;
        this.calendars = calendars;
        this.refusals = refusals;
        this.maxSize = maxSize;
        this.maxFiles = maxFiles;
    }

    @GetMapping("/request")
    String open(Model model) {
        return form(model, Map.of("urgency", "MEDIUM", KEY, UUID.randomUUID().toString()));
    }

    @PostMapping(path = "/request", produces = MediaType.TEXT_HTML_VALUE)
    String submit(
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            Model model,
            HttpServletResponse response) {
        try {
            model.addAttribute("reference", received(fields, files).reference());
            return "request/received";
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            model.addAttribute("problem", refusal.faults().isEmpty() ? refusal.getMessage() : null);
            model.addAttribute("faults", refusal.faults());
            model.addAttribute("filesLost", !IncomingFiles.of(files).isEmpty());
            Map<String, String> typed = new HashMap<>(fields);
            typed.remove(TRAP);
            return form(model, typed);
        }
    }

    @PostMapping(path = "/request", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @ResponseStatus(HttpStatus.CREATED)
    Received receive(
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable List<MultipartFile> files) {
        return received(fields, files);
    }

    /** What the script sends is answered by the sentence alone. */
    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
        String sentence = refusals.text("refusal.attachment.tooLarge", maxSize.toMegabytes());
        if (!String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE)) {
            return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.PAYLOAD_TOO_LARGE, sentence))
                    .build();
        }
        return new ModelAndView("request/too-large", Map.of("problem", sentence), HttpStatus.PAYLOAD_TOO_LARGE);
    }

    private Received received(Map<String, String> fields, @Nullable List<MultipartFile> files) {
        if (!fields.getOrDefault(TRAP, "").isEmpty()) {
            throw refusals.faulty(List.of(new Fault(TRAP, refusals.text("refusal.submission.trap"))));
        }
        String key = fields.get(KEY);
        return intake.submit(fields, IncomingFiles.of(files), key == null || key.isEmpty() ? null : key);
    }

    private String form(Model model, Map<String, String> typed) {
        @SuppressWarnings("unchecked")
        List<Fault> faults = (List<Fault>) model.asMap().getOrDefault("faults", List.of());
        model.addAttribute("faults", faults);
        model.addAttribute(
                "wrong", faults.stream().collect(Collectors.toMap(Fault::field, Fault::sentence, (one, other) -> one)));
        model.addAttribute("typed", typed);
        model.addAttribute("today", calendars.today());
        model.addAttribute("settings", settings);
        model.addAttribute("maxMegabytes", Math.max(1, maxSize.toMegabytes()));
        model.addAttribute("maxFiles", maxFiles);
        return "request/form";
    }
}
