package io.closedloop.registration;

import java.util.List;
import org.springframework.data.repository.Repository;

interface FormVersions extends Repository<RegistrationForm, Long> {

    RegistrationForm save(RegistrationForm form);

    List<RegistrationForm> findByNumberOrderByVersion(String number);
}
