package io.closedloop.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Journey;
import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However many dossiers are sealed at once, there is one chain. */
@ProcessTest
@OnPostgres
class ConcurrentSealingTest {

    @Autowired
    Journey journey;

    @Autowired
    Dossiers dossiers;

    @Autowired
    ChainAudit audit;

    @Test
    void sealsOneAfterTheOther() throws Exception {
        List<Callable<Void>> builds = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String number = journey.begins()
                    .through("registerRequirement", "confirmRegistration", "analyzeRequirement")
                    .complete("assessFeasibility", "conclusion", "NOT_FEASIBLE")
                    .through("informCustomer", "archiveRequirement")
                    .number();
            builds.add(() -> {
                dossiers.build(number, DossierClass.DECLINED);
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(builds.size());
        try {
            for (Future<Void> build : threads.invokeAll(builds)) {
                build.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(audit.audit(true).problems()).isEmpty();
    }
}
