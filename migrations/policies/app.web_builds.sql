GRANT SELECT ON app.web_builds TO krets_app;
