"""What a desk's login may do on a PostgreSQL server, and who has such a login (CT-07); docs/decisions/021."""
