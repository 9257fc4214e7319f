GRANT SELECT ON app.web_files TO krets_app;
