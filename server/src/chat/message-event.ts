import type { MessageAuthor, MessagePosted } from '@krets/shared/realtime';
import type { SeatWithPerson } from '../networks/membership/seat.entity.js';
import type { MessageView } from './chat.types.js';

const authorOf = ({ id, endedAt, roleTitle, organisation, person }: SeatWithPerson): MessageAuthor => ({
  id,
  endedAt: endedAt && new Date(endedAt).toISOString(),
  roleTitle,
  organisation: { name: { nn: organisation.nameNn, nb: organisation.nameNb, en: organisation.nameEn } },
  person: { id: person.id, name: person.name },
});

/** A message as it is sent to everyone in the network. It holds nothing that depends on the reader. */
export function messageEventOf({ seq, quoted, author, createdAt, ...message }: MessageView): MessagePosted {
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
      author: authorOf(author),
      quoted: quoted && { ...quoted, author: authorOf(quoted.author) },
      mentions,
    },
  };
}
