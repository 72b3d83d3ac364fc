package io.closedloop.customer;

import io.closedloop.correspondence.Contact;
import io.closedloop.correspondence.Correspondence;
import io.closedloop.link.Ask;
import io.closedloop.link.IssuedLink;
import io.closedloop.link.Links;
import io.closedloop.link.Purpose;
import io.closedloop.refusal.Refusals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes personal links that customer service hands over itself, and takes links back. */
@Service
@Transactional
public class HandedLinks {

    private final OpenQuestions questions;
    private final Correspondence correspondence;
    private final Links links;
    private final Refusals refusals;

    HandedLinks(OpenQuestions questions, Correspondence correspondence, Links links, Refusals refusals) {
        this.questions = questions;
        this.correspondence = correspondence;
        this.links = links;
        this.refusals = refusals;
    }

    /**
     * Makes a link to an open question, in place of those that are open to it.
     *
     * @param subject number of a change; null for the requirement itself
     * @param by user id of who hands it over
     * @throws io.closedloop.refusal.Refusal when nothing is asked there, or not any more
     */
    public IssuedLink issue(String number, @Nullable Purpose purpose, @Nullable String subject, String by) {
        if (purpose == null) {
            throw refusals.invalid("refusal.link.purpose");
        }
        String about = subject == null || subject.isBlank() ? number : subject;
        Ask ask = questions.of(number).stream()
                .filter(open -> open.purpose() == purpose && open.subject().equals(about))
                .findFirst()
                .orElseThrow(() -> refusals.conflict("refusal.link.notAsked", about));
        Contact customer = correspondence.contact(number).orElseThrow();
        return links.reissue(number, ask, customer.name(), customer.language(), by);
    }

    /** @throws io.closedloop.refusal.Refusal when the requirement has no such link, or it was taken back before */
    public void revoke(String number, long id, String by) {
        links.revoke(number, id, by);
    }
}
