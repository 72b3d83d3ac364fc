package io.closedloop.link;

import io.closedloop.engine.CaseFilePart;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the personal links of a requirement to the staff. */
@Service
@Transactional(readOnly = true)
public class LinkViews implements CaseFilePart {

    private final LinkStore store;
    private final Clock clock;

    LinkViews(LinkStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "links";
    }

    /** The links, oldest first. */
    @Override
    public List<LinkView> of(String key) {
        Instant now = clock.instant();
        return store.of(key).stream().map(link -> LinkView.of(link, now)).toList();
    }
}
