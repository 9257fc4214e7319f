-- Who a journal entry concerns, and why. The rules of the server (notice-rules.ts) name the same entries and kinds.
CREATE OR REPLACE FUNCTION app.notices_of(network uuid, entry text, subject uuid)
RETURNS TABLE(told uuid, why text) LANGUAGE plpgsql STABLE SET search_path = ''
AS $$
BEGIN
  CASE entry
    WHEN 'CHALLENGE_POSTED' THEN
      RETURN QUERY SELECT s.person_id, 'NEW_THREAD' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'CHALLENGE_QUOTED' THEN
      RETURN QUERY SELECT q.author_id, 'WORDS_ASKED_FOR' FROM public.quotes q
        WHERE q.challenge_id = subject AND q.network_id = network AND q.answer = 'ASKED' AND NOT EXISTS (
          SELECT 1 FROM public.notices n WHERE n.subject_id = subject AND n.person_id = q.author_id AND n.kind = 'WORDS_ASKED_FOR');
    WHEN 'CONTRIBUTION_POSTED' THEN
      RETURN QUERY
        WITH k AS (SELECT c.* FROM public.contributions c WHERE c.id = subject AND c.network_id = network)
        SELECT s.person_id, 'MENTIONED' FROM k JOIN public.seats s ON s.id = ANY (k.mentions)
        UNION ALL SELECT c.owner_id, 'ANSWER' FROM k JOIN public.challenges c ON c.id = k.challenge_id
        UNION ALL SELECT p.author_id, 'REPLY' FROM k JOIN public.contributions p ON p.id = k.parent_id
        UNION ALL SELECT t.person_id, 'FOLLOWED' FROM k JOIN public.thread_notice_choices t ON t.challenge_id = k.challenge_id AND t.choice = 'FOLLOW'
        UNION ALL SELECT r.person_id, 'FOLLOWED' FROM public.room_notice_choices r WHERE r.network_id = network AND r.level = 'ALL';
    WHEN 'MESSAGE_POSTED' THEN
      RETURN QUERY
        SELECT s.person_id, 'MENTIONED' FROM public.messages m JOIN public.seats s ON s.id = ANY (m.mentions)
          WHERE m.id = subject AND m.network_id = network
        UNION ALL SELECT r.person_id, 'CHAT' FROM public.room_notice_choices r WHERE r.network_id = network AND r.level = 'ALL' AND NOT EXISTS (
          SELECT 1 FROM public.notices n WHERE n.person_id = r.person_id AND n.network_id = network AND n.kind = 'CHAT' AND n.seen_at IS NULL);
    WHEN 'CONSULTATION_PROPOSED', 'CONSULTATION_ASKED' THEN
      RETURN QUERY SELECT p.person_id, 'CONSULTATION_INVITED' FROM public.consultation_participants p
        WHERE p.consultation_id = subject AND p.network_id = network AND p.participation = 'INVITED' AND NOT EXISTS (
          SELECT 1 FROM public.notices n WHERE n.subject_id = subject AND n.person_id = p.person_id AND n.kind = 'CONSULTATION_INVITED');
    WHEN 'CONSULTATION_MOVED' THEN
      RETURN QUERY SELECT p.person_id, CASE c.stage WHEN 'SCHEDULED' THEN 'CONSULTATION_SCHEDULED' WHEN 'RUNNING' THEN 'PHASE_OPENED' ELSE 'FOLLOW_UP' END
        FROM public.consultations c JOIN public.consultation_participants p ON p.consultation_id = c.id AND p.participation = 'JOINED'
        WHERE c.id = subject AND c.network_id = network
          AND (c.stage IN ('SCHEDULED', 'RUNNING') OR (c.stage = 'FOLLOW_UP_DUE' AND p.person_id = c.owner_id));
    WHEN 'MEETING_CALLED' THEN
      RETURN QUERY SELECT s.person_id, 'MEETING_CALLED' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'MEETING_MOVED' THEN
      RETURN QUERY SELECT s.person_id, 'MEETING_MOVED' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'MEETING_CANCELLED' THEN
      RETURN QUERY SELECT s.person_id, 'MEETING_CANCELLED' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'MEETING_DATES_PROPOSED' THEN
      RETURN QUERY SELECT s.person_id, 'DATE_POLL' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'MEETING_NO_DATE' THEN
      RETURN QUERY SELECT s.person_id, 'NO_DATE' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL AND s.role = 'FACILITATOR';
    WHEN 'NETWORK_TO_SPLIT' THEN
      RETURN QUERY SELECT s.person_id, 'SPLIT_CHOICE' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'NETWORK_CLOSING', 'SEAT_ELECTION' THEN
      RETURN QUERY SELECT s.person_id, CASE q.kind WHEN 'CLOSE' THEN 'CLOSING_VOTE' ELSE 'ELECTION' END
        FROM public.proposals q JOIN public.seats s ON s.network_id = q.network_id AND s.ended_at IS NULL
        WHERE q.network_id = network AND q.kind = CASE entry WHEN 'NETWORK_CLOSING' THEN 'CLOSE' ELSE 'ELECT' END
          AND (q.kind = 'CLOSE' OR q.subject_id = subject) AND q.carried_at IS NULL AND q.dropped_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM public.proposal_votes v WHERE v.proposal_id = q.id AND v.seat_id = s.id)
          AND NOT EXISTS (SELECT 1 FROM public.notices n WHERE n.subject_id = subject AND n.person_id = s.person_id
            AND n.kind IN ('CLOSING_VOTE', 'ELECTION') AND n.created_at >= q.made_at);
    WHEN 'SEAT_TURN' THEN
      RETURN QUERY SELECT s.person_id, 'TURN_OFFERED' FROM public.facilitation_offers f JOIN public.seats s ON s.id = f.seat_id
        WHERE f.network_id = network AND f.seat_id = subject;
    WHEN 'SEAT_TAKEN' THEN
      RETURN QUERY SELECT s.person_id, 'NEW_MEMBER' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL AND s.id <> subject;
    WHEN 'SEAT_ENDED' THEN
      RETURN QUERY SELECT s.person_id, 'SEAT_ENDED' FROM public.seats s WHERE s.id = subject AND s.network_id = network;
    WHEN 'CHARTER_CHANGED' THEN
      RETURN QUERY SELECT s.person_id, 'CHARTER_CHANGED' FROM public.seats s JOIN public.networks n ON n.id = s.network_id
        WHERE s.network_id = network AND s.ended_at IS NULL AND s.charter_version IS DISTINCT FROM n.charter_version;
    WHEN 'APPLICATION_APPLIED' THEN
      RETURN QUERY SELECT s.person_id, 'APPLICATION' FROM public.networks n
        JOIN public.charters a ON a.network_id = n.id AND a.version = n.charter_version
        JOIN public.seats s ON s.network_id = n.id AND s.ended_at IS NULL
        WHERE n.id = network AND (a.admission = 'MEMBERS' OR s.role = 'FACILITATOR');
    WHEN 'RESOURCE_ADDED' THEN
      RETURN QUERY SELECT s.person_id, 'NEW_RESOURCE' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'NETWORK_OPENED' THEN
      RETURN QUERY SELECT s.person_id, 'EMERGENCY_ACCESS' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    ELSE RETURN;
  END CASE;
END
$$;
REVOKE EXECUTE ON FUNCTION app.notices_of(network uuid, entry text, subject uuid) FROM PUBLIC;
