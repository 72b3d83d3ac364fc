package io.closedloop.staff.web;

import io.closedloop.staff.StaffPages;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pages that whoever asks may open, for the head of Tasklist. */
@RestController
class PagesController {

    /** @param title in the reader's language */
    record OpenPage(String path, String title) {}

    private final StaffPages pages;
    private final MessageSource messages;

    PagesController(StaffPages pages, MessageSource messages) {
        this.pages = pages;
        this.messages = messages;
    }

    @GetMapping("/api/pages")
    List<OpenPage> pages(Authentication user, Locale reader) {
        return pages.openTo(user).stream()
                .map(page -> new OpenPage(page.path(), messages.getMessage(page.title(), null, reader)))
                .toList();
    }
}
