package io.closedloop.tasklist.web;

import io.closedloop.refusal.Refusals;
import io.closedloop.tasklist.Card;
import io.closedloop.tasklist.Cards;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cards of a whole list of tasks at once. */
@RestController
class CardsController {

    private static final int MOST = 100;

    private final Cards cards;
    private final Refusals refusals;

    CardsController(Cards cards, Refusals refusals) {
        this.cards = cards;
        this.refusals = refusals;
    }

    /** What is not there, not the caller's to see, or about no requirement, is left out. */
    @GetMapping("/api/tasks/cards")
    List<Card> cards(@RequestParam List<String> ids, Locale reader) {
        if (ids.size() > MOST) {
            throw refusals.invalid("refusal.task.tooMany", MOST);
        }
        return cards.of(ids, reader);
    }
}
