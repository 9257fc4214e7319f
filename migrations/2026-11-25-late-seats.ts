import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A seat sees the consultations of the challenges it sees, and nothing else of consultations follows from having taken
 * part once: who comes back to a room begins anew. And a room that can only be read is so for consultations too.
 */
export class LateSeats1795478480000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Nobody is asked to a challenge that she cannot see from her seat.
      DROP POLICY consultation_participants_ask ON consultation_participants;
      CREATE POLICY consultation_participants_ask ON consultation_participants FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[])
        AND (participation = 'INVITED' OR person_id = app.me())
        AND EXISTS (SELECT 1 FROM consultations c JOIN challenges h ON h.id = c.challenge_id JOIN seats s ON s.network_id = c.network_id
          WHERE c.id = consultation_participants.consultation_id AND c.owner_id = app.me()
            AND s.id = consultation_participants.seat_id AND s.person_id = consultation_participants.person_id AND s.ended_at IS NULL
            AND (s.person_id = h.owner_id
                 OR ((s.reads_from IS NULL OR h.created_at >= s.reads_from) AND h.closed_to IS DISTINCT FROM s.orgnr))));

      DROP POLICY consultation_transitions_note ON consultation_transitions;
      CREATE POLICY consultation_transitions_note ON consultation_transitions FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND (by_id IS NULL OR by_id = app.me())
        AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[])
        AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = consultation_id));

      DROP POLICY raised_hands_read ON raised_hands;
      CREATE POLICY raised_hands_read ON raised_hands FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[])
        AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = consultation_id));
      DROP POLICY raised_hands_raise ON raised_hands;
      CREATE POLICY raised_hands_raise ON raised_hands FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[]) AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[])
        AND person_id = app.me() AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = consultation_id));

      DROP POLICY raised_hands_lower ON raised_hands;
      CREATE POLICY raised_hands_lower ON raised_hands FOR DELETE TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[])
        AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = consultation_id));
      ALTER POLICY consultations_move ON consultations USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND id = ANY ((SELECT app.my_consultations())::uuid[])
        AND EXISTS (SELECT 1 FROM challenges h WHERE h.id = challenge_id));

      -- In a room that can only be read nothing is proposed and nothing is said.
      ALTER POLICY consultations_propose ON consultations WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[]) AND owner_id = app.me()
        AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id AND c.owner_id = app.me()));
      ALTER POLICY consultation_posts_say ON consultation_posts WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[]) AND author_id = app.me()
        AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[])
        AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = consultation_id AND c.phase_seq = consultation_posts.phase_seq
                    AND c.stage NOT IN ('PROPOSED', 'SCHEDULED', 'PAUSED', 'WITHDRAWN'))
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

      -- One's own stays one's own; a new one needs a consultation that one sees.
      ALTER POLICY private_notes_own ON private_notes
        WITH CHECK (person_id = app.me() AND network_id = ANY ((SELECT app.my_networks())::uuid[])
                    AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = consultation_id));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who came late would see what was said before.');
  }
}
