package io.closedloop.change;

import io.closedloop.document.DocumentVersions;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ChangeRequests extends DocumentVersions<ChangeRequest> {

    Optional<ChangeRequest> findByChangeNumber(String changeNumber);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query(
            "update ChangeRequest c set c.requestedBy = :marker, c.description = :marker, c.reason = :marker,"
                    + " c.evidence.evidence = null, c.evidence.confirmedBy = null, c.evidence.comment = null where c.number = :number")
    void erase(String number, String marker);
}
