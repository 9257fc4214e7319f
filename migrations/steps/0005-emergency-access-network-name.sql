-- An administrator asks for a room by its name, and a second one sees which room it is.
ALTER TABLE emergency_accesses ADD COLUMN network_name varchar(120);
INSERT INTO app.compatible_steps (name) VALUES ('0005-emergency-access-network-name');
