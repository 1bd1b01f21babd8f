package io.reelay.runway.wire;

import java.math.BigDecimal;

/// Credits of one US cent.
public record RunwayCost(BigDecimal credits) {}
