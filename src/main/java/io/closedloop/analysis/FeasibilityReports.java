package io.closedloop.analysis;

import io.closedloop.document.DocumentVersions;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface FeasibilityReports extends DocumentVersions<FeasibilityReport> {

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update FeasibilityReport r set r.answerToCustomer = null where r.number = :number")
    void eraseAnswer(String number);
}
