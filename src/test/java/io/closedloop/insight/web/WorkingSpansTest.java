package io.closedloop.insight.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class WorkingSpansTest {

    private final WorkingSpans spans = new WorkingSpans(540);

    @ParameterizedTest
    @CsvSource({
        "0, 0 min, 0 分钟",
        "59, 59 min, 59 分钟",
        "60, 1 h, 1 小时",
        "150, 2.5 h, 2.5 小时",
        "540, 1 working day, 1 个工作日",
        "1350, 2.5 working days, 2.5 个工作日",
        "540000, 1000 working days, 1000 个工作日",
    })
    void areSaidInBothLanguages(long minutes, String english, String chinese) {
        assertThat(said(minutes, Locale.ENGLISH)).isEqualTo(english);
        assertThat(said(minutes, Locale.CHINESE)).isEqualTo(chinese);
    }

    private String said(long minutes, Locale language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages.getMessage(spans.unit(minutes), new Object[] {spans.amount(minutes)}, language);
    }
}
