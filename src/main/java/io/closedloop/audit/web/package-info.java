@NullMarked
package io.closedloop.audit.web;

import org.jspecify.annotations.NullMarked;
