package io.closedloop.deadline;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DeadlineTable extends Repository<Deadline, Long> {

    Deadline save(Deadline deadline);

    Optional<Deadline> findByExecutionIdAndTask(String executionId, String task);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Deadline d where d.executionId = :executionId and d.task = :task")
    Optional<Deadline> lock(String executionId, String task);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Deadline d where d.executionId = :executionId and d.endedAt is null order by d.id")
    List<Deadline> lockOpen(String executionId);

    List<Deadline> findByNumberAndEndedAtIsNullOrderByDueAtAscIdAsc(String number);

    @Query("select d from Deadline d where d.executionId = :executionId and d.endedAt is null")
    List<Deadline> findOpen(String executionId);

    @Query("select distinct d.executionId from Deadline d join d.waits w"
            + " where d.executionId in :executionIds and d.endedAt is null and w.endedAt is null")
    Set<String> findWaiting(Collection<String> executionIds);

    List<Deadline> findByNumber(String number);

    List<Deadline> findByEndedAtIsNullOrderById();

    /**
     * The same, locked: whoever completes a task meanwhile waits at its record, before the engine has written anything.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Deadline d where d.endedAt is null order by d.id")
    List<Deadline> lockOpen();

    List<Deadline> findByEndedAtIsNullAndProvisionalTrueOrderByDueAtAscIdAsc();

    long countByEndedAtIsNullAndProvisionalTrue();

    long countByEndedAtIsNullAndDueAtLessThanEqual(Instant now);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<Deadline> findByEndedAtIsNullAndCalendarLessThanOrderById(int position);

    @Modifying
    @Query("update Deadline d set d.endedAt = :at where d.executionId = :executionId and d.endedAt is null")
    void end(String executionId, Instant at);

    @Modifying
    @Query("update Deadline d set d.number = :to where d.number = :from")
    void rename(String from, String to);

    @Modifying
    @Query(
            nativeQuery = true,
            value = "UPDATE deadline_wait SET reason = :marker"
                    + " WHERE deadline_id IN (SELECT id FROM deadline WHERE number = :number)")
    void eraseReasons(String number, String marker);
}
