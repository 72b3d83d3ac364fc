package io.closedloop.document;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * The versions of one kind of document; each capability extends it for every kind it owns. What is asked often is written
 * out: Hibernate translates a query made of a method's name anew each time.
 */
@NoRepositoryBean
public interface DocumentVersions<D extends VersionedDocument> extends Repository<D, Long> {

    D save(D document);

    /** Oldest first. */
    @Query("select d from #{#entityName} d where d.number = :number order by d.version")
    List<D> findByNumberOrderByVersion(String number);

    @Query("select count(d) from #{#entityName} d where d.number = :number")
    int countByNumber(String number);

    /** The version that comes next. */
    default int nextVersion(String number) {
        return countByNumber(number) + 1;
    }
}
