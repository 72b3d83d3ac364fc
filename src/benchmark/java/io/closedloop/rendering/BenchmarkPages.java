package io.closedloop.rendering;

import io.closedloop.document.WordedDocument;
import io.closedloop.refusal.Refusals;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A registration form and the shipped templates, for benchmarks, which live in a package of their own. */
public final class BenchmarkPages {

    private final Pages pages;
    private final Sheet sheet;

    public BenchmarkPages() {
        RenderingSettings settings = new RenderingSettings(null, 1, Duration.ofSeconds(1));
        AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext(MessageSourceAutoConfiguration.class, Refusals.class);
        Refusals refusals = context.getBean(Refusals.class);
        Templates templates = new Templates(settings);
        pages = new Pages(
                templates, context, new PdfRenderer(new Fonts(settings, refusals), templates, refusals), refusals);
        List<WordedDocument.Row> rows = IntStream.range(0, 13)
                .mapToObj(index ->
                        new WordedDocument.Row("field" + index, "需求描述", "提升销售数据可视化效率 customer " + index, List.of()))
                .toList();
        sheet = new Sheet(
                new WordedDocument("registration-form", "客户需求登记表", "202405-001", 1, rows, List.of()),
                LocalDate.of(2024, 5, 10),
                "李*");
    }

    /** One page as PDF. */
    public byte[] render() {
        return pages.pdf("rendering/document", Map.of("sheet", sheet), Locale.CHINESE);
    }
}
