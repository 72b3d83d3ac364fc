package io.closedloop.document;

import java.util.List;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/** The versions of one kind of document; each capability extends it for every kind it owns. */
@NoRepositoryBean
public interface DocumentVersions<D extends VersionedDocument> extends Repository<D, Long> {

    D save(D document);

    /** Oldest first. */
    List<D> findByNumberOrderByVersion(String number);

    int countByNumber(String number);

    /** The version that comes next. */
    default int nextVersion(String number) {
        return countByNumber(number) + 1;
    }
}
