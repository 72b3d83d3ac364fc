package io.closedloop.improvement.web;

import io.closedloop.improvement.ReportView;
import io.closedloop.improvement.ReportView.Behind;
import io.closedloop.improvement.ReportView.DifferenceView;
import io.closedloop.improvement.ReportViews;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Monthly reports for programs. */
@RestController
class ReportController {

    private final ReportViews reports;

    ReportController(ReportViews reports) {
        this.reports = reports;
    }

    /** @param live the figures as of now, even where a report is frozen */
    @GetMapping("/api/reports/{month}")
    ReportView report(@PathVariable String month, @RequestParam(defaultValue = "false") boolean live) {
        return reports.of(month, live);
    }

    /** @param version of the month's report; the last frozen one without */
    @GetMapping("/api/reports/{month}.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String month, @RequestParam(required = false) @Nullable Integer version, Locale reader) {
        // as reports are kept: a language without a country
        Locale language = reader.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("optimization-report-" + month + ".pdf")
                                .build()
                                .toString())
                .body(reports.pdf(month, version, language));
    }

    /** @param figure as {@code GET /api/reports/{month}} calls it */
    @GetMapping("/api/reports/{month}/requirements")
    Behind behind(
            @PathVariable String month,
            @RequestParam(defaultValue = "received") String figure,
            @RequestParam(required = false) @Nullable String part,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "200") int size) {
        return reports.behind(month, figure, part, page, size);
    }

    /** What is counted otherwise now than when it was frozen. */
    @GetMapping("/api/reports/{month}/differences")
    List<DifferenceView> differences(@PathVariable String month) {
        return reports.differences(month);
    }
}
