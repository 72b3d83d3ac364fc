package io.closedloop.staff.web;

import io.closedloop.staff.StaffPages;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Offers on every page the pages that its reader may open. */
@ControllerAdvice(annotations = Controller.class)
class Navigation {

    private final StaffPages pages;

    Navigation(StaffPages pages) {
        this.pages = pages;
    }

    @ModelAttribute("navigation")
    List<StaffPages.StaffPage> navigation(@Nullable Principal reader) {
        return reader instanceof Authentication user ? pages.openTo(user) : List.of();
    }
}
