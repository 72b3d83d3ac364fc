@NullMarked
package io.closedloop.registration.web;

import org.jspecify.annotations.NullMarked;
