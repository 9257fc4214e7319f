export type Row = Record<string, unknown>;

export const kinds = ['EXPERIENCE', 'QUESTION', 'ANSWER', 'PERSPECTIVE', 'IDEA', 'RESOURCE', 'REPLY', 'THANKS'];

/** The membership check: returns no row unless the room is open to the person. */
export const member = (network: string) =>
  `JOIN seats mine ON mine.network_id = ${network} AND mine.person_id = $1 AND mine.ended_at IS NULL AND mine.on_leave_at IS NULL
   JOIN networks room ON room.id = mine.network_id AND room.charter_version = mine.charter_version`;

/** Columns of a seat, each name beginning with `as`; `s` is the alias the joins below give it. */
export const seatColumns = (s: string, as: string) =>
  `${s}.id AS ${as}_seat, ${s}.role_title AS ${as}_title, ${s}.ended_at AS ${as}_ended, ${s}p.id AS ${as}_person,
   ${s}p.name AS ${as}_name, ${s}o.name_nn AS ${as}_nn, ${s}o.name_nb AS ${as}_nb, ${s}o.name_en AS ${as}_en`;

export const seatJoins = (s: string, on: string) =>
  `JOIN seats ${s} ON ${s}.id = ${on} JOIN people ${s}p ON ${s}p.id = ${s}.person_id
   JOIN organisations ${s}o ON ${s}o.orgnr = ${s}.orgnr`;

export const organisationIn = (row: Row, as: string) => ({
  name: { nn: row[`${as}_nn`], nb: row[`${as}_nb`], en: row[`${as}_en`] },
});

const personIn = (row: Row, as: string) => ({ id: row[`${as}_person`], name: row[`${as}_name`] });

export const seatIn = (row: Row, as: string) => ({
  id: row[`${as}_seat`],
  endedAt: row[`${as}_ended`],
  roleTitle: row[`${as}_title`],
  organisation: organisationIn(row, as),
  person: personIn(row, as),
});

export const readerIn = (row: Row) => ({
  id: row.reader_seat,
  roleTitle: row.reader_title,
  organisation: organisationIn(row, 'reader'),
  person: { name: row.reader_name },
});

export const speakerIn = (row: Row, as: string) => ({
  roleTitle: row[`${as}_title`],
  organisation: organisationIn(row, as),
  person: personIn(row, as),
});

export const without = (row: Row, prefix: string): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith(prefix)));

export function contributionIn(row: Row, me: string) {
  const own = row.author_person === me;
  const { author_person, answered_name, my_role, ...rest } = row;
  const words = without(rest, 'author_');
  const open = !row.withdrawnAt;
  const visible = open && !row.hiddenAt;
  const steers = my_role === 'FACILITATOR';
  return {
    ...words,
    depth: (row.path as number[]).length - 1,
    author: seatIn(row, 'author'),
    // The corpus names nothing in a library, and quotes nothing.
    resource: null,
    quoted: null,
    reactions: [],
    pictures: [],
    answersTo: answered_name ? { person: { name: answered_name } } : null,
    viewerMay: {
      edit: own && open,
      withdraw: own && open,
      restore: own && !open,
      reply: visible,
      react: visible && !own,
      hide: steers && visible && !own,
      show: steers && open && !visible && !own,
      answerHiding: own && open && !visible,
      move: steers && visible,
      splitOff: own && visible && row.splitProposedAt !== null,
      reportContent: !own,
    },
  };
}
