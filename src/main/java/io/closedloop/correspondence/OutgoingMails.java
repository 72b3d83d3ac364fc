package io.closedloop.correspondence;

import io.closedloop.engine.CaseFilePart;
import org.springframework.stereotype.Component;

/** The mails of ours about a requirement, for its case file. */
@Component
class OutgoingMails implements CaseFilePart {

    private final Correspondence correspondence;

    OutgoingMails(Correspondence correspondence) {
        this.correspondence = correspondence;
    }

    @Override
    public String name() {
        return "mails";
    }

    @Override
    public Object of(String key) {
        return correspondence.mailsAbout(key);
    }
}
