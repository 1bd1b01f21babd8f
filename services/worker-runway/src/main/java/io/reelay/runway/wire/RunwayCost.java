package io.reelay.runway.wire;

import java.math.BigDecimal;

/// The cost of a task.
///
/// @param credits one credit is one US cent
public record RunwayCost(BigDecimal credits) {}
