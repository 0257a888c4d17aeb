"""From a need to an order proposed and answered."""
