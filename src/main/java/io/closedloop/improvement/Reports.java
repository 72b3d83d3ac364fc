package io.closedloop.improvement;

import io.closedloop.document.DocumentVersions;
import java.util.List;
import java.util.Optional;

interface Reports extends DocumentVersions<Report> {

    Optional<Report> findFirstByNumberAndFrozenAtNotNullOrderByVersionDesc(String number);

    Optional<Report> findByNumberAndFrozenAtNull(String number);

    List<Report> findByFrozenAtNotNullOrderByNumberDescVersionDesc();

    void delete(Report report);

    void flush();
}
