package io.closedloop.correspondence;

/**
 * Who is told something.
 *
 * @param id the role's group id or the person's user id; {@link Correspondence#CUSTOMER} for the customer
 */
public record Recipient(Kind kind, String id) {

    /** What the id names: a user may be called like a role. */
    public enum Kind {
        CUSTOMER,
        ROLE,
        PERSON
    }

    /** The requirement's customer. */
    public static Recipient customer() {
        return new Recipient(Kind.CUSTOMER, Correspondence.CUSTOMER);
    }

    /** Everybody in a role. */
    public static Recipient role(String group) {
        return new Recipient(Kind.ROLE, group);
    }

    public static Recipient person(String user) {
        return new Recipient(Kind.PERSON, user);
    }
}
