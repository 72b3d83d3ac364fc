package io.closedloop.rendering;

import java.util.Locale;
import org.springframework.stereotype.Component;

/** Documents as files of an office program. */
@Component
class OfficeFiles {

    byte[] docx(Sheet sheet, Locale language) {
        return new byte[0];
    }

    byte[] xlsx(Sheet sheet, Locale language) {
        return new byte[0];
    }
}
