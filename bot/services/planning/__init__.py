"""From the record to deliveries: for each kind of step, what falls due for whom, and when."""
