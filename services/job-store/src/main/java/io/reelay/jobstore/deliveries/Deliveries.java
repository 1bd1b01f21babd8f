package io.reelay.jobstore.deliveries;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/// The rows of callbacks.
@ApplicationScoped
public class Deliveries implements PanacheRepositoryBase<Delivery, String> {}
