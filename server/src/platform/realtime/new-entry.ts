import type { JournalKind } from '@krets/shared/journal-kinds';
import type { Topic } from '@krets/shared/kinds';
import type { MessagePosted } from '@krets/shared/realtime';

/** An entry that is added to the journal. `posted`: a message with its content. `since`: when an older subject was posted; members who joined later are not told of it. */
export type NewEntry = { [T in Topic]: { topic: T; kind: JournalKind<T> } }[Topic] & {
  id: string;
  challengeId?: string;
  posted?: MessagePosted;
  since?: Date;
};
