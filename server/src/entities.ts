import { Challenge } from './challenges/challenge.entity.js';
import { StoredChallengeVersion } from './challenges/challenge-version.entity.js';
import { ReadMark, Thread } from './challenges/thread.entity.js';
import { ChatMark, StoredChat } from './chat/chat.entity.js';
import { Message, WithdrawnMessage } from './chat/message.entity.js';
import { StoredNod } from './chat/nod.entity.js';
import { Contribution } from './contributions/contribution.entity.js';
import { ContributionVersion } from './contributions/contribution-version.entity.js';
import { Draft } from './drafts/draft.entity.js';
import { Lift } from './lifts/lift.entity.js';
import { Invitation } from './networks/invitation.entity.js';
import { JournalEntry } from './networks/journal.entity.js';
import { Network, NetworkCounter } from './networks/network.entity.js';
import { Seat } from './networks/seat.entity.js';
import { Account } from './people/account.entity.js';
import { Organisation } from './people/organisation.entity.js';
import { Person } from './people/person.entity.js';
import { Session } from './people/session.entity.js';
import { SignInCode } from './people/sign-in-code.entity.js';

/** Every table. The migrations make the same ones; `npm run check` compares them. */
export const entities = [
  Organisation,
  Person,
  Account,
  Session,
  SignInCode,
  Network,
  NetworkCounter,
  Seat,
  Invitation,
  JournalEntry,
  Challenge,
  StoredChallengeVersion,
  Thread,
  Contribution,
  ContributionVersion,
  ReadMark,
  Draft,
  StoredChat,
  Message,
  WithdrawnMessage,
  StoredNod,
  ChatMark,
  Lift,
];
