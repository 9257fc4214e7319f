import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What somebody who has found a session open must not be able to do asks for a fresh proof of who is asking. What the members decide
 * together and what the database carries out for them asks nobody.
 */
export class FreshProof1795824301000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION app.demand_proof() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF app.me() IS NOT NULL AND NOT app.proved() THEN
          RAISE insufficient_privilege USING CONSTRAINT = 'proof_required';
        END IF;
        RETURN coalesce(NEW, OLD);
      END $$;

      CREATE TRIGGER demand_proof BEFORE INSERT OR UPDATE ON glass_openings FOR EACH ROW EXECUTE FUNCTION app.demand_proof();
      CREATE TRIGGER demand_proof BEFORE INSERT OR UPDATE ON efforts FOR EACH ROW EXECUTE FUNCTION app.demand_proof();
      CREATE TRIGGER demand_proof BEFORE INSERT ON organisations FOR EACH ROW EXECUTE FUNCTION app.demand_proof();
      CREATE TRIGGER demand_proof_of_rights BEFORE UPDATE OF disabled_at, is_administrator ON accounts
        FOR EACH ROW EXECUTE FUNCTION app.demand_proof();
      CREATE TRIGGER demand_proof BEFORE INSERT ON networks
        FOR EACH ROW WHEN (NEW.stage = 'FORMING' AND current_user = 'krets_app') EXECUTE FUNCTION app.demand_proof();
      CREATE TRIGGER demand_proof BEFORE INSERT ON invitations
        FOR EACH ROW WHEN (NEW.role = 'FACILITATOR' AND current_user = 'krets_app') EXECUTE FUNCTION app.demand_proof();
      CREATE TRIGGER demand_proof BEFORE UPDATE OF role ON seats
        FOR EACH ROW WHEN (NEW.role <> OLD.role AND current_user = 'krets_app') EXECUTE FUNCTION app.demand_proof();
      CREATE TRIGGER demand_proof BEFORE INSERT ON turn_offers FOR EACH ROW EXECUTE FUNCTION app.demand_proof();
      CREATE TRIGGER demand_proof BEFORE INSERT ON room_log
        FOR EACH ROW WHEN (NEW.kind = 'ROOM_COPIED') EXECUTE FUNCTION app.demand_proof();

      CREATE POLICY invitations_addressed ON invitations TO krets_owner
        USING (email IN (SELECT a.email FROM accounts a WHERE a.person_id = app.me()));
      CREATE POLICY kept_places_owner ON kept_places TO krets_owner USING (person_id = app.me());
      -- Also the address in invitations that others have made. One that was still open goes with it: without an address it would be
      -- open to whoever has the link.
      CREATE OR REPLACE FUNCTION app.forget_me() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        IF NOT app.proved() THEN RAISE insufficient_privilege USING CONSTRAINT = 'proof_required'; END IF;
        DELETE FROM public.drafts WHERE person_id = app.me();
        DELETE FROM public.read_marks WHERE person_id = app.me();
        DELETE FROM public.private_notes WHERE person_id = app.me();
        DELETE FROM public.raised_hands WHERE person_id = app.me();
        DELETE FROM public.chat_marks WHERE person_id = app.me();
        DELETE FROM public.kept_places WHERE person_id = app.me();
        DELETE FROM public.known_browsers WHERE person_id = app.me();
        PERFORM app.withdraw(a.id) FROM public.applications a WHERE a.person_id = app.me() AND a.state IN ('APPLIED', 'WAITING');
        UPDATE public.applications SET reason = '', answers = '{}' WHERE person_id = app.me();
        UPDATE public.invitations i SET email = NULL, revoked_at = CASE WHEN i.used_at IS NULL THEN coalesce(i.revoked_at, now()) ELSE i.revoked_at END
          FROM public.accounts a WHERE a.person_id = app.me() AND i.email = a.email;
        DELETE FROM public.sign_in_codes c USING public.accounts a WHERE a.person_id = app.me() AND c.email = a.email;
        DELETE FROM public.sessions WHERE person_id = app.me();
        DELETE FROM public.accounts WHERE person_id = app.me();
        UPDATE public.people SET name = '', role_title = '', orgnr = NULL, county = NULL WHERE id = app.me();
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Nothing that was asked for is given back.');
  }
}
