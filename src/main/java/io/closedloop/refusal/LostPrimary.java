package io.closedloop.refusal;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Has the pool part with connections to a server that only reads since another took its place: they look sound, and every
 * change on them fails.
 */
public final class LostPrimary implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException error) {
        return Outage.isReadOnly(error.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
