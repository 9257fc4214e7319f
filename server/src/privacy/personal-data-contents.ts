import type { Tx } from '../platform/database/tx.js';
import type { ExportWriter } from './export-writer.js';
import { batch, inBatches, type Read } from './in-batches.js';

type Content = { id: string };

const kinds = [
  'challenges',
  'contributions',
  'messages',
  'resources',
  'applications',
  'consultations',
  'agendaItems',
  'privateNotes',
];

/** All data that is stored about one person and all their content, also in networks they have left. */
export async function writePersonalData(read: Read, writer: ExportWriter): Promise<void> {
  for (const [key, value] of Object.entries(await read(aboutMe))) await writer.section(key, value);
  for (const kind of kinds) {
    const ids = await read(async (tx) => {
      const row = await tx.row<{ ids: string[] }>('SELECT app.my_content_ids($1) AS ids', [kind]);
      return row?.ids ?? [];
    });
    const contents = inBatches(ids, batch, (some) =>
      read(async (tx) => {
        const row = await tx.row<{ content: Content[] }>('SELECT app.my_content($1, $2) AS content', [kind, some]);
        const contexts = new Map((await contextsOf(tx, kind, some)).map((context) => [context.id, context]));
        return (row?.content ?? []).map((content) => ({ ...contexts.get(content.id), ...content }));
      }),
    );
    await writer.list(kind, contents);
  }
}

/**
 * Where each was written and what it answers, without which it cannot be understood later. Row-level security decides: what the person
 * may no longer read of others is not in the copy.
 */
async function contextsOf(tx: Tx, kind: string, ids: string[]): Promise<Content[]> {
  const sql = contexts[kind];
  return sql ? tx.rows<Content>(sql, [ids]) : [];
}

const contexts: Record<string, string> = {
  challenges: `SELECT c.id, n.name AS room FROM challenges c JOIN networks n ON n.id = c.network_id WHERE c.id = ANY ($1)`,
  contributions: `
    SELECT k.id, n.name AS room, c.title AS challenge, nullif(p.body, '') AS "answerTo" FROM contributions k
    JOIN challenges c ON c.id = k.challenge_id JOIN networks n ON n.id = c.network_id
    LEFT JOIN contributions p ON p.id = k.parent_id AND p.withdrawn_at IS NULL WHERE k.id = ANY ($1)`,
  messages: `
    SELECT m.id, n.name AS room, nullif(p.body, '') AS "answerTo" FROM messages m JOIN networks n ON n.id = m.network_id
    LEFT JOIN messages p ON p.id = m.quoted_id AND p.withdrawn_at IS NULL WHERE m.id = ANY ($1)`,
  resources: `SELECT r.id, n.name AS room FROM resources r JOIN networks n ON n.id = r.network_id WHERE r.id = ANY ($1)`,
  consultations: `
    SELECT t.id, n.name AS room, c.title AS challenge, nullif(p.body, '') AS "answerTo" FROM consultation_posts t
    JOIN consultations k ON k.id = t.consultation_id JOIN challenges c ON c.id = k.challenge_id JOIN networks n ON n.id = c.network_id
    LEFT JOIN consultation_posts p ON p.id = t.parent_id AND p.withdrawn_at IS NULL WHERE t.id = ANY ($1)`,
  agendaItems: `SELECT i.id, n.name AS room FROM agenda_items i JOIN networks n ON n.id = i.network_id WHERE i.id = ANY ($1)`,
  privateNotes: `
    SELECT k.id, n.name AS room, c.title AS challenge FROM consultations k JOIN challenges c ON c.id = k.challenge_id
    JOIN networks n ON n.id = c.network_id WHERE k.id = ANY ($1)`,
};

async function aboutMe(tx: Tx) {
  const list = (sql: string) => tx.rows(sql);
  const [
    [person],
    [account],
    sessions,
    seats,
    acceptances,
    votes,
    invitations,
    drafts,
    readMarks,
    chatReadMarks,
    reactions,
    meetingAnswers,
    nextSteps,
    agendaPicks,
    agendaWords,
    dateAnswers,
    overviewEntries,
    needs,
    needQuestions,
    signups,
    coffeeBlocks,
    notices,
    roomNotices,
    threadNotices,
    savedItems,
    [calendarFeed],
  ] = await Promise.all([
    list(`SELECT p.name, p.role_title AS "roleTitle", p.county,
            CASE a.language WHEN 'nn' THEN o.name_nn WHEN 'en' THEN o.name_en ELSE o.name_nb END AS organisation
          FROM people p JOIN accounts a ON a.person_id = p.id LEFT JOIN organisations o ON o.orgnr = p.orgnr WHERE p.id = (SELECT app.me())`),
    list(
      `SELECT email, language, waiting_mail AS "waitingMail", digest, mail_refused_at AS "mailRefusedAt", mail_delayed_at AS "mailDelayedAt",
         mail_stopped_at AS "mailStoppedAt", created_at AS "createdAt" FROM accounts WHERE person_id = (SELECT app.me())`,
    ),
    list(
      `SELECT device, started_at AS "startedAt", expires_at AS "expiresAt",
         EXISTS (SELECT 1 FROM push_subscriptions p WHERE p.session_id = sessions.id) AS "toldHere" FROM sessions WHERE person_id = (SELECT app.me())`,
    ),
    list(`SELECT n.name AS network, s.role, s.role_title AS "roleTitle", s.taken_at AS "takenAt",
            s.ended_at AS "endedAt", s.charter_version AS "charterVersion"
          FROM seats s LEFT JOIN networks n ON n.id = s.network_id WHERE s.person_id = (SELECT app.me()) ORDER BY s.taken_at`),
    list(`SELECT s.role_title AS seat, a.version, a.at FROM charter_acceptances a
          JOIN seats s ON s.id = a.seat_id WHERE s.person_id = (SELECT app.me())`),
    list(`SELECT s.role_title AS seat, p.kind, v.yes, v.at FROM proposal_votes v JOIN proposals p ON p.id = v.proposal_id
          JOIN seats s ON s.id = v.seat_id WHERE s.person_id = (SELECT app.me())`),
    list(`SELECT email, created_at AS "createdAt" FROM invitations WHERE made_by = (SELECT app.me())`),
    list(`SELECT content, saved_at AS "savedAt" FROM drafts WHERE person_id = (SELECT app.me())`),
    list(
      `SELECT c.title, m.seq FROM read_marks m LEFT JOIN challenges c ON c.id = m.challenge_id WHERE m.person_id = (SELECT app.me())`,
    ),
    list(
      `SELECT n.name AS room, m.seq FROM chat_read_marks m LEFT JOIN networks n ON n.id = m.network_id WHERE m.person_id = (SELECT app.me())`,
    ),
    list(`SELECT n.name AS room, r.kind, r."givenTo", r.id FROM (
            SELECT network_id, person_id, kind, 'MESSAGE' AS "givenTo", message_id AS id FROM reactions
            UNION ALL SELECT network_id, person_id, kind, 'CONTRIBUTION', contribution_id FROM contribution_reactions) r
          LEFT JOIN networks n ON n.id = r.network_id WHERE r.person_id = (SELECT app.me()) ORDER BY n.name, r."givenTo" DESC, r.id`),
    list(`SELECT m.starts_at AS "startsAt", a.answer FROM meeting_answers a JOIN meetings m ON m.id = a.meeting_id
          JOIN seats s ON s.id = a.seat_id WHERE s.person_id = (SELECT app.me())`),
    list(`SELECT m.starts_at AS "startsAt", i.title, n.body FROM next_steps n JOIN meetings m ON m.id = n.meeting_id
          JOIN agenda_items i ON i.id = n.item_id WHERE n.person_id = (SELECT app.me())`),
    list(`SELECT m.starts_at AS "startsAt", i.title FROM agenda_picks p JOIN meetings m ON m.id = p.meeting_id
          JOIN agenda_items i ON i.id = p.item_id JOIN seats s ON s.id = p.seat_id WHERE s.person_id = (SELECT app.me())`),
    list(`SELECT i.title, w.body, w.written_at AS at FROM agenda_words w JOIN agenda_items i ON i.id = w.item_id
          WHERE w.person_id = (SELECT app.me()) ORDER BY w.written_at`),
    list(`SELECT d.starts_at AS "startsAt", a.answer FROM date_answers a JOIN date_slots d ON d.id = a.slot_id
          WHERE a.person_id = (SELECT app.me()) ORDER BY d.starts_at`),
    list(`SELECT entry_id AS id, since FROM entry_editors WHERE person_id = (SELECT app.me()) ORDER BY since`),
    list(
      `SELECT role, level AS "leaderLevel", county, themes, sentence, may_be_asked AS "mayBeAsked", stated_at AS "statedAt", expires_at AS "expiresAt"
       FROM needs WHERE person_id = (SELECT app.me()) ORDER BY stated_at`,
    ),
    list(`SELECT asked_at AS "askedAt", answered_at AS "answeredAt", accepted FROM need_questions
          WHERE person_id = (SELECT app.me()) ORDER BY asked_at`),
    list(`SELECT e.title AS gathering, o.starts_at AS "startsAt", s.state, s.show_name AS "showName", s.show_role AS "showRole", s.show_agency AS "showAgency",
            s.talk, s.themes, s.level AS "leaderLevel", s.access_needs AS "accessNeeds", s.coffee, s.founds, s.need
          FROM signups s JOIN open.occurrences o ON o.id = s.occurrence_id JOIN open.entries e ON e.id = o.entry_id
          WHERE s.person_id = (SELECT app.me()) ORDER BY o.starts_at`),
    list(
      `SELECT apart_from AS "apartFrom", since FROM coffee_blocks WHERE person_id = (SELECT app.me()) ORDER BY since`,
    ),
    list(`SELECT n.kind AS notice, r.name AS network, n.created_at AS at, n.seen_at AS "seenAt"
          FROM notices n LEFT JOIN networks r ON r.id = n.network_id WHERE n.person_id = (SELECT app.me()) ORDER BY n.created_at, n.id`),
    list(`SELECT r.name AS network, CASE k.level WHEN 'WAITING' THEN 'WHAT_WAITS' ELSE k.level END AS level
          FROM room_notice_choices k JOIN networks r ON r.id = k.network_id WHERE k.person_id = (SELECT app.me())`),
    list(`SELECT c.title, k.choice FROM thread_notice_choices k JOIN challenges c ON c.id = k.challenge_id
          WHERE k.person_id = (SELECT app.me())`),
    list(`SELECT r.name AS network, c.title AS challenge, i.contribution_id IS NOT NULL AS "oneContribution", i.saved_at AS "savedAt"
          FROM saved_items i JOIN challenges c ON c.id = i.challenge_id JOIN networks r ON r.id = i.network_id
          WHERE i.person_id = (SELECT app.me()) ORDER BY i.saved_at, i.subject_id`),
    list(`SELECT label, made_at AS "madeAt" FROM calendar_feeds WHERE person_id = (SELECT app.me())`),
  ]);
  return {
    person,
    account,
    sessions,
    seats,
    acceptances,
    votes,
    invitations,
    drafts,
    readMarks,
    chatReadMarks,
    reactions,
    meetingAnswers,
    nextSteps,
    agendaPicks,
    agendaWords,
    dateAnswers,
    overviewEntries,
    needs,
    needQuestions,
    signups,
    coffeeBlocks,
    notices,
    roomNotices,
    threadNotices,
    savedItems,
    calendarFeed,
  };
}
