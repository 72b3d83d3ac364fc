package io.closedloop.planning;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface WorkItemTable extends Repository<WorkItem, Long> {

    WorkItem save(WorkItem item);

    Optional<WorkItem> findById(Long id);

    List<WorkItem> findByNumberOrderById(String number);
}
