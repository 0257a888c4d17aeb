"""The delegations of signature, kept by the steering office. Domain invariant 13."""
