"""The notices to the contractors: what stands of each, its pieces, the proofs that it was received."""
