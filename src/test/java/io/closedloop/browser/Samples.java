package io.closedloop.browser;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;

/** Samples as customers send them. */
final class Samples {

    static final FilePayload REQUIREMENTS = text("数据看板需求文档.txt", "实时销售额、订单量趋势图");
    static final FilePayload CONFIRMATION = text("客户确认函.txt", "同意处理方案（盖章）");
    static final FilePayload SIGNED_FORM = text("客户验收表-签字.txt", "验收通过，张*（盖章）");
    static final FilePayload PROGRAM = text("install.sh", "#!/bin/sh\nrm -rf /\n");

    private Samples() {}

    static FilePayload text(String name, String content) {
        return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    static FilePayload ofSize(String name, int bytes) {
        return text(name, "x".repeat(bytes));
    }
}
