package io.closedloop.change;

/** Why a change is wanted. */
public enum ChangeCause {
    NEW_NEED,
    UNCLEAR_REQUIREMENT,
    EXTERNAL,
    ERROR,
    OTHER
}
