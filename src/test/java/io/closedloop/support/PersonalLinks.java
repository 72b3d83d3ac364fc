package io.closedloop.support;

import io.closedloop.link.Ask;
import io.closedloop.link.Links;
import io.closedloop.link.Purpose;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Personal links as the mails of a requirement carry them. */
@Component
public class PersonalLinks {

    private static final Map<Purpose, String> KINDS = Map.of(
            Purpose.REGISTRATION, "registration-form",
            Purpose.PLAN, "handling-plan",
            Purpose.CHANGE, "change-request",
            Purpose.ACCEPTANCE, "acceptance-draft");

    private final Links links;
    private final Renderings renderings;

    PersonalLinks(Links links, Renderings renderings) {
        this.links = links;
        this.renderings = renderings;
    }

    /** The token of a new link to what was sent last. */
    public String token(Purpose purpose, String number) {
        return token(purpose, number, number);
    }

    /** @param subject number of the requirement, or of the change */
    public String token(Purpose purpose, String number, String subject) {
        String address = links.issue(
                number, ask(purpose, number, subject), "张*", "zhang@example.com", Locale.SIMPLIFIED_CHINESE);
        return address.substring(address.indexOf('#') + 1);
    }

    private Ask ask(Purpose purpose, String number, String subject) {
        if (purpose == Purpose.STATUS) {
            return Ask.status(number);
        }
        KeptRendering sent = renderings.kept(number).stream()
                .filter(kept ->
                        kept.kind().equals(KINDS.get(purpose)) && kept.occasion() == KeptRendering.Occasion.SENT)
                .reduce((first, second) -> second)
                .orElseThrow();
        return new Ask(purpose, subject, sent.kind(), sent.version(), sent.sha256());
    }
}
