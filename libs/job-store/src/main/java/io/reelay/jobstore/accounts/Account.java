package io.reelay.jobstore.accounts;

/// An account that may use the API.
///
/// @param id   `acc_…`
/// @param plan the plan with its limits, for example `unlimited`
public record Account(String id, String name, String plan) {}
