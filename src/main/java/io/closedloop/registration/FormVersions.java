package io.closedloop.registration;

import io.closedloop.document.DocumentVersions;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface FormVersions extends DocumentVersions<RegistrationForm> {

    List<RegistrationForm> findByNumberInOrderByVersion(Collection<String> numbers);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update RegistrationForm f set f.details.customerName = :marker, f.details.contactPerson = null,"
            + " f.details.contactDetails = null, f.details.description = :marker, f.details.details = null,"
            + " f.details.attachments = null where f.number in :keys")
    void erase(Collection<String> keys, String marker);
}
