package io.closedloop.calendar;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CalendarRevisions extends Repository<CalendarRevision, Long> {

    CalendarRevision save(CalendarRevision revision);

    void delete(CalendarRevision revision);

    Optional<CalendarRevision> findById(long id);

    boolean existsBySha256(String sha256);

    List<CalendarRevision> findAllByOrderByIdDesc();

    /** What took effect, in order. */
    List<CalendarRevision> findByPositionNotNullOrderByPosition();

    /** What took effect last. */
    @Query("select r from CalendarRevision r where r.position is not null order by r.position desc limit 1")
    Optional<CalendarRevision> findInForce();

    /** Locks what is only proposed, so that two people cannot apply at once. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<CalendarRevision> findByPositionIsNullOrderById();
}
