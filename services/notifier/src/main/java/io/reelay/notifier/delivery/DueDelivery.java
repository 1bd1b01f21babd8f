package io.reelay.notifier.delivery;

/// A stored delivery whose next attempt is due.
///
/// @param id       `dlv_…`
/// @param receiver the host and port whose permits it uses
public record DueDelivery(String id, String receiver) {}
