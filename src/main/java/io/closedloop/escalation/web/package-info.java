@NullMarked
package io.closedloop.escalation.web;

import org.jspecify.annotations.NullMarked;
