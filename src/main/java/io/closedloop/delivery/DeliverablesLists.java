package io.closedloop.delivery;

import io.closedloop.document.DocumentVersions;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface DeliverablesLists extends DocumentVersions<DeliverablesList> {

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update DeliverablesList l set l.files = null where l.number = :number")
    void eraseFiles(String number);
}
