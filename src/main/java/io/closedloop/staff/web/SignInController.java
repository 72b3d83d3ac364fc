package io.closedloop.staff.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page, and where the front door leads. */
@Controller
class SignInController {

    @GetMapping("/login")
    String signIn() {
        return "staff/sign-in";
    }

    @GetMapping("/")
    String frontDoor() {
        return "redirect:/camunda/app/tasklist/";
    }
}
