package io.closedloop.mailbox;

import io.closedloop.engine.CaseFilePart;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mails of a requirement, for its case file; their bytes are among its attachments. */
@Component
@Transactional(readOnly = true)
class MailViews implements CaseFilePart {

    private final MailTable table;

    MailViews(MailTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "incomingMails";
    }

    @Override
    public Object of(String key) {
        return table.of(key);
    }
}
