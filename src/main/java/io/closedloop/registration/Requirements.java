package io.closedloop.registration;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Requirements extends Repository<Requirement, Long> {

    Requirement save(Requirement requirement);

    void flush();

    @Query("select r from Requirement r where r.number = :key or r.reference = :key")
    Optional<Requirement> findByKey(String key);

    @Query("select r from Requirement r where r.number in :keys or r.reference in :keys")
    List<Requirement> findByKeys(Collection<String> keys);

    List<Requirement> findByStatusInOrderByNumber(Collection<Status> statuses);

    List<Requirement> findByReferenceIn(Collection<String> references);

    Optional<Requirement> findByDigest(String digest);
}
