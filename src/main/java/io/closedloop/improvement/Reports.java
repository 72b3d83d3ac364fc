package io.closedloop.improvement;

import io.closedloop.document.DocumentVersions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;

interface Reports extends DocumentVersions<Report> {

    Optional<Report> findFirstByNumberAndFrozenAtNotNullOrderByVersionDesc(String number);

    Optional<Report> findByNumberAndFrozenAtNull(String number);

    List<Report> findByFrozenAtNotNullOrderByNumberDescVersionDesc();

    @Query("select max(r.frozenAt) from Report r")
    Optional<Instant> lastFrozenAt();

    void delete(Report report);

    void flush();
}
