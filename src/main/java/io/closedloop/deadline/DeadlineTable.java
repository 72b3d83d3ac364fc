package io.closedloop.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DeadlineTable extends Repository<Deadline, Long> {

    Deadline save(Deadline deadline);

    Optional<Deadline> findByExecutionIdAndTask(String executionId, String task);

    List<Deadline> findByExecutionIdAndEndedAtIsNullOrderById(String executionId);

    List<Deadline> findByNumberAndEndedAtIsNullOrderByDueAtAscIdAsc(String number);

    List<Deadline> findByEndedAtIsNullOrderById();

    List<Deadline> findByEndedAtIsNullAndProvisionalTrueOrderByDueAtAscIdAsc();

    List<Deadline> findByEndedAtIsNullAndCalendarLessThan(int position);

    @Modifying
    @Query("update Deadline d set d.endedAt = :at where d.executionId = :executionId and d.endedAt is null")
    void end(String executionId, Instant at);

    @Modifying
    @Query("update Deadline d set d.number = :to where d.number = :from")
    void rename(String from, String to);
}
