GRANT SELECT, INSERT, UPDATE ON limiter.points TO krets_app;
