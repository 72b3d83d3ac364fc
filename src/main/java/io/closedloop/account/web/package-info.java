/** The page on which people change their password. */
@NullMarked
package io.closedloop.account.web;

import org.jspecify.annotations.NullMarked;
