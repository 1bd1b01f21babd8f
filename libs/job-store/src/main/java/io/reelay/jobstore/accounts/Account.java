package io.reelay.jobstore.accounts;

/// Somebody who may call.
///
/// @param id   `acc_…`
/// @param plan the limits that apply, for example `unlimited`
public record Account(String id, String name, String plan) {}
