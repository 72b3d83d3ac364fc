package io.closedloop.engine;

import java.util.List;
import java.util.Locale;

/**
 * Who looks at a case file.
 *
 * @param groups ids of the roles
 */
public record CaseFileReader(Locale language, List<String> groups) {}
