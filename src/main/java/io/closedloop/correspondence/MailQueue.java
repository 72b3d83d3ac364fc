package io.closedloop.correspondence;

import org.springframework.stereotype.Component;

/** How many mails have not left yet. */
@Component
public class MailQueue {

    private final CorrespondenceProcess process;

    MailQueue(CorrespondenceProcess process) {
        this.process = process;
    }

    /** Those that will be tried, for the first time or again. */
    public long waiting() {
        return process.waiting();
    }

    /** Those that were tried often enough, and lie there as incidents. */
    public long failed() {
        return process.failed();
    }
}
