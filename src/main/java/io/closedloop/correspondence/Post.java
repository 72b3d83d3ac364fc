package io.closedloop.correspondence;

import org.jspecify.annotations.Nullable;

/**
 * How mails leave this installation.
 *
 * @param carrier null where they do not leave at all, and only notes are kept of what was said
 */
record Post(@Nullable Carrier carrier) {}
