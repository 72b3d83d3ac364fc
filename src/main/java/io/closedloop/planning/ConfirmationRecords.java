package io.closedloop.planning;

import io.closedloop.document.DocumentVersions;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ConfirmationRecords extends DocumentVersions<ConfirmationRecord> {

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update ConfirmationRecord r set r.evidence.evidence = null, r.evidence.confirmedBy = null,"
            + " r.evidence.comment = null where r.number = :number")
    void erase(String number);
}
