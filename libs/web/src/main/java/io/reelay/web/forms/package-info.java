/// Forms with files, as browsers and curl send them. A service that uses it brings the REST framework.
@NullMarked
package io.reelay.web.forms;

import org.jspecify.annotations.NullMarked;
