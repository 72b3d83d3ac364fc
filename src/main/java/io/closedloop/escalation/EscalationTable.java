package io.closedloop.escalation;

import io.closedloop.document.DocumentVersions;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface EscalationTable extends DocumentVersions<Escalation> {

    Optional<Escalation> findById(Long id);

    @Modifying
    @Query("update Escalation e set e.number = :to where e.number = :from")
    void rename(String from, String to);
}
