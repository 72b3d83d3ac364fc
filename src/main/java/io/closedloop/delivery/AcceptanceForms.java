package io.closedloop.delivery;

import io.closedloop.document.DocumentVersions;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface AcceptanceForms extends DocumentVersions<AcceptanceForm> {

    int countByNumberAndVoided(String number, boolean voided);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update AcceptanceForm f set f.acceptance.customerContact = :marker, f.acceptance.signedBy = null,"
            + " f.acceptance.failureReason = case when f.acceptance.failureReason is null then null else :marker end,"
            + " f.acceptance.signature = null where f.number = :number")
    void erase(String number, String marker);
}
