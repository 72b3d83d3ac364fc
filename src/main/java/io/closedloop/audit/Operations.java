package io.closedloop.audit;

import io.closedloop.engine.Operation;
import io.closedloop.engine.OperationListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes with what somebody is doing what the engine makes of it. */
@Component
class Operations implements OperationListener {

    @Override
    public boolean listens() {
        return Doing.current() != null;
    }

    @Override
    public void did(Operation operation) {
        Doing doing = Doing.current();
        if (doing != null) {
            doing.did(operation);
        }
    }

    @Override
    public void concerns(String id, @Nullable String key) {
        Doing doing = Doing.current();
        if (doing != null) {
            doing.concerns(id, key);
        }
    }
}
