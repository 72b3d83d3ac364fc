package io.closedloop.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.bag.Problem;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Whoever changes the archive behind our back is found out; each test ends by taking the change back. */
@ProcessTest
@Transactional
class ChainAuditTest {

    @Autowired
    Journey journey;

    @Autowired
    ChainAudit audit;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Erasure erasure;

    @Autowired
    JdbcClient jdbc;

    private String first = "";
    private Dossier second;

    @BeforeEach
    void archiveTwo() {
        first = archived();
        second = dossiers.get(archived());
    }

    @Test
    void findsNothingWhereNothingWasChanged() throws IOException {
        assertThat(audit.audit(true).problems()).isEmpty();
        assertThat(audit.audit(second)).isEmpty();
    }

    @Test
    void noticesADossierThatIsGone() throws IOException {
        run("DELETE FROM archive_dossier_chunk WHERE dossier_id = "
                + dossiers.get(first).id());
        run("DELETE FROM archive_dossier WHERE number = '" + first + "'");

        assertThat(keys(false)).containsExactly("audit.gone");
    }

    @Test
    void noticesADossierThatIsGoneWithItsEntry() throws IOException {
        run("DELETE FROM archive_dossier_chunk WHERE dossier_id = "
                + dossiers.get(first).id());
        run("DELETE FROM archive_dossier WHERE number = '" + first + "'");
        run("DELETE FROM archive_chain WHERE number = '" + first + "'");

        assertThat(keys(false)).contains("audit.link");
    }

    @Test
    void noticesWhenTheLastOneIsGoneWithoutATrace() throws IOException {
        run("DELETE FROM archive_dossier_chunk WHERE dossier_id = " + second.id());
        run("DELETE FROM archive_dossier WHERE id = " + second.id());
        run("DELETE FROM archive_chain WHERE number = '" + second.number() + "'");

        assertThat(keys(false)).containsExactly("audit.head");
    }

    @Test
    void noticesAChangedByteInAStoredFile() throws IOException {
        byte[] chunk = jdbc.sql("SELECT content FROM archive_dossier_chunk WHERE dossier_id = ? AND position = 0")
                .param(second.id())
                .query((row, index) -> row.getBytes(1))
                .single();
        chunk[chunk.length / 2] ^= 1;
        jdbc.sql("UPDATE archive_dossier_chunk SET content = ? WHERE dossier_id = ? AND position = 0")
                .params(chunk, second.id())
                .update();

        assertThat(keys(true)).isNotEmpty();
        assertThat(audit.audit(second)).isNotEmpty();
    }

    @Test
    void noticesAPieceThatIsGone() throws IOException {
        run("UPDATE archive_dossier_chunk SET content = SUBSTRING(content FROM 1 FOR 10) WHERE dossier_id = "
                + second.id());

        assertThat(keys(true)).containsExactly("audit.cut");
        assertThat(audit.audit(second)).extracting(Problem::key).containsExactly("audit.cut");
    }

    @Test
    void noticesAnotherDossierInItsPlace() throws IOException {
        run("UPDATE archive_dossier_chunk SET dossier_id = (SELECT id FROM archive_dossier WHERE number = '" + first
                + "'), position = position + 1000 WHERE dossier_id = " + second.id());
        run("DELETE FROM archive_dossier_chunk WHERE position < 1000 AND dossier_id = "
                + dossiers.get(first).id());
        run("UPDATE archive_dossier_chunk SET position = position - 1000 WHERE position >= 1000");
        run("UPDATE archive_dossier SET size = " + second.size() + " WHERE number = '" + first + "'");

        assertThat(audit.audit(dossiers.get(first))).extracting(Problem::key).containsExactly("audit.other");
    }

    @Test
    void noticesAStatementThatWasReworded() throws IOException {
        erasure.erase(first, "客户要求", "archivist");
        assertThat(keys(true)).isEmpty();
        run("UPDATE archive_chain SET statement = REPLACE(statement, '客户要求', '无') WHERE kind = 'ERASURE' AND number = '"
                + first + "'");

        assertThat(keys(false)).containsExactly("audit.statement");
    }

    @Test
    void noticesAnErasureThatWasTakenBack() throws IOException {
        Dossier before = dossiers.get(first);
        erasure.erase(first, "客户要求", "archivist");
        Dossier after = dossiers.get(first);
        assertThat(after.seal()).isEqualTo(before.seal());
        run("UPDATE archive_chain SET kind = 'DISPOSAL' WHERE kind = 'ERASURE' AND number = '" + first + "'");

        assertThat(keys(true)).contains("audit.statement", "audit.undisposed");
        assertThat(audit.audit(after)).extracting(Problem::key).contains("audit.erasure");
    }

    private String archived() {
        return journey.begins()
                .through("registerRequirement", "confirmRegistration", "analyzeRequirement")
                .complete("assessFeasibility", "conclusion", "NOT_FEASIBLE")
                .through("informCustomer", "archiveRequirement")
                .number();
    }

    private List<String> keys(boolean contents) throws IOException {
        return audit.audit(contents).problems().stream().map(Problem::key).toList();
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
