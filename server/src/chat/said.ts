import type { Said, SaidBy } from '@krets/shared/realtime';
import type { HeldSeat } from '../networks/seat.entity.js';
import type { ShownMessage } from './chat.types.js';

const saidBy = ({ id, endedAt, roleTitle, organisation, person }: HeldSeat): SaidBy => ({
  id,
  endedAt: endedAt && new Date(endedAt).toISOString(),
  roleTitle,
  organisation: { name: { nn: organisation.nameNn, nb: organisation.nameNb, en: organisation.nameEn } },
  person: { id: person.id, name: person.name },
});

/** A message as it travels to everybody in the room: the same for all. */
export function saidOf({ seq, quoted, author, createdAt, ...message }: ShownMessage): Said {
  const { id, networkId, clientId, body, lang, mentions } = message;
  return {
    seq,
    message: {
      id,
      networkId,
      clientId,
      body,
      lang,
      createdAt: createdAt.toISOString(),
      author: saidBy(author),
      quoted: quoted && { ...quoted, author: saidBy(quoted.author) },
      mentions,
    },
  };
}
