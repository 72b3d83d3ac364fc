package io.closedloop.account;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's account elsewhere, as it was told at his sign-in.
 *
 * @param origin who told it: an issuer's address, or the directory's
 * @param id user id
 * @param subject by which it knows him for good, as an id may be changed or given to another; null where it has no more
 *     than the id
 * @param groups names of his groups there
 */
record CompanyAccount(
        String origin,
        String id,
        @Nullable String subject,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        Collection<String> groups) {}
