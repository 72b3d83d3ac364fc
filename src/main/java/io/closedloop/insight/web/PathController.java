package io.closedloop.insight.web;

import io.closedloop.insight.CasePaths;
import io.closedloop.insight.PathView;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The way of a requirement for programs, and for the page that draws it. */
@RestController
class PathController {

    private final CasePaths paths;

    PathController(CasePaths paths) {
        this.paths = paths;
    }

    @GetMapping("/api/requirements/{number}/path")
    PathView path(@PathVariable String number) {
        return paths.of(number);
    }

    /** The model that it runs by, as BPMN. */
    @GetMapping("/api/requirements/{number}/path/model")
    ResponseEntity<String> model(@PathVariable String number) {
        return DashboardController.bpmn(paths.drawing(number));
    }
}
