/// Shared by all resources: authentication, admission limits, JSON parsing, pages, and the OpenAPI document.
@NullMarked
package io.reelay.intake.http;

import org.jspecify.annotations.NullMarked;
