package io.closedloop.evidence;

import io.closedloop.engine.OwnWork;
import io.closedloop.engine.OwnWorks;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody checks a scan that he recorded. */
@Component
class ScanAuthors implements OwnWork {

    private final JdbcClient jdbc;

    ScanAuthors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("checkConfirmation", "checkChangeApproval", "checkAcceptance");
    }

    @Override
    public boolean always() {
        return true;
    }

    @Override
    public Map<String, Set<String>> authors(Collection<String> keys) {
        return OwnWorks.authors(
                jdbc,
                "SELECT number, recorded_by FROM evidence_record"
                        + " WHERE way = 'STAMPED_SCAN' AND check_result IS NULL AND number IN (:keys)",
                keys);
    }
}
