package io.closedloop.escalation;

import io.closedloop.document.DocumentVersions;
import java.util.Optional;

interface EscalationTable extends DocumentVersions<Escalation> {

    Optional<Escalation> findById(Long id);
}
