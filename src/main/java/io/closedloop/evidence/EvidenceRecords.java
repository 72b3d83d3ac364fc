package io.closedloop.evidence;

import io.closedloop.document.DocumentVersions;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface EvidenceRecords extends DocumentVersions<EvidenceRecord> {

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update EvidenceRecord e set e.givenBy = null, e.comment = null, e.file = null, e.signature = null,"
            + " e.address = null, e.ip = null, e.userAgent = null, e.mail = null, e.dkim = null, e.checkNote = null"
            + " where e.number = :number")
    void erase(String number);
}
