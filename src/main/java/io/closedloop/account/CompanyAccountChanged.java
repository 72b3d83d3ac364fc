package io.closedloop.account;

import io.closedloop.engine.Operation;
import java.util.List;

/**
 * What was said elsewhere of somebody who signs in made an account here, or gave or took roles; published in the
 * transaction that does it.
 *
 * @param user his user id
 * @param operations what an administrator would have done instead
 */
public record CompanyAccountChanged(String user, List<Operation> operations) {}
