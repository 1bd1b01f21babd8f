package io.reelay.notifier.delivery;

/// A stored callback whose time has come.
///
/// @param id       `dlv_…`
/// @param receiver the host and port whose slots it takes
public record DueDelivery(String id, String receiver) {}
