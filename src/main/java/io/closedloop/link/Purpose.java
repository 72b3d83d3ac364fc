package io.closedloop.link;

/** What a customer may do with a personal link. */
public enum Purpose {
    /** See where the requirement stands, and request a change. */
    STATUS,
    /** Confirm or correct what was registered. */
    REGISTRATION,
    /** Confirm the handling plan, ask for its revision, or withdraw. */
    PLAN,
    /** Approve or reject a change. */
    CHANGE,
    /** Accept or refuse what was delivered. */
    ACCEPTANCE
}
