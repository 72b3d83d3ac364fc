package io.closedloop.customer;

import io.closedloop.document.AttachmentRef;
import io.closedloop.evidence.Origin;
import io.closedloop.link.Ask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's own answer, whichever way it came.
 *
 * @param name of the one who answers; a typed name is the signature
 * @param comment what to revise or correct, or why not
 * @param verdicts on each deliverable; empty where only the whole was judged
 * @param scan of the stamped or signed document; uploaded as {@link Answering#BY}
 */
public record CustomerAnswer(
        String number,
        Ask ask,
        Decision decision,
        String name,
        @Nullable String comment,
        List<Verdict> verdicts,
        @Nullable AttachmentRef scan,
        Origin origin) {}
