package io.closedloop.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.audit.AuditDoor;
import io.closedloop.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What the engine notes in words of its own is read in the reader's. */
class AuditWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Create User userId=li.ming | created (account): account=li.ming | 新建 (账号): 账号=li.ming",
                "Delete GroupMembership userId=li.ming groupId=operations"
                        + "| deleted (role of an account): account=li.ming, role=operations"
                        + "| 删除 (账号的角色): 账号=li.ming, 角色=operations",
                "Complete Task assessFeasibility | completed: Feasibility | 完成: Feasibility",
                "Assign Task assessFeasibility requirement=202611-001 task=9"
                        + "| assigned: Feasibility (requirement=202611-001, task=9)"
                        + "| 指派: Feasibility (需求=202611-001, 任务=9)",
                "SetRemovalTime CaseInstance | SetRemovalTime (CaseInstance) | SetRemovalTime (CaseInstance)"
            })
    void saysWhatTheEngineNoted(String noted, String english, String chinese) {
        assertThat(words(noted, Locale.ENGLISH)).isEqualTo(english);
        assertThat(words(noted, Locale.CHINESE)).isEqualTo(chinese);
    }

    private static String words(String noted, Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        AuditEntry entry = new AuditEntry(
                1,
                Instant.EPOCH,
                "admin",
                AuditDoor.ENGINE_REST,
                "127.0.0.1",
                null,
                "something else",
                "/",
                null,
                null,
                List.of(noted),
                AuditEntry.Outcome.DONE);
        return AuditWords.of(entry, Map.of("assessFeasibility", "Feasibility"), messages, locale);
    }
}
