@NullMarked
package io.closedloop.request.web;

import org.jspecify.annotations.NullMarked;
