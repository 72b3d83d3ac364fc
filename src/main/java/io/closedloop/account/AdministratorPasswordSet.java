package io.closedloop.account;

/**
 * The administrator got another password from the environment, at a start; published in the transaction that sets it.
 *
 * @param user his user id
 */
public record AdministratorPasswordSet(String user) {}
