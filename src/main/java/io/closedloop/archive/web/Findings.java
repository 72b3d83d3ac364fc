package io.closedloop.archive.web;

import io.closedloop.bag.Problem;
import io.closedloop.refusal.Refusals;
import java.util.List;
import org.springframework.stereotype.Component;

/** Words what a check found, in the user's language. */
@Component
class Findings {

    private final Refusals texts;

    Findings(Refusals texts) {
        this.texts = texts;
    }

    List<String> of(List<Problem> problems) {
        return problems.stream()
                .map(problem -> texts.text(
                        "verify.problem." + problem.key(), problem.arguments().toArray()))
                .map(sentence -> sentence.strip().replaceFirst("^- ", ""))
                .toList();
    }
}
