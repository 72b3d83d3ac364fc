@NullMarked
package io.closedloop.customer.web;

import org.jspecify.annotations.NullMarked;
