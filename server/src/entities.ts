import { Challenge } from './challenges/challenge.entity.js';
import { StoredChallengeVersion } from './challenges/challenge-version.entity.js';
import { ReadMark, Thread } from './challenges/thread.entity.js';
import { Contribution } from './contributions/contribution.entity.js';
import { ContributionVersion } from './contributions/contribution-version.entity.js';
import { Draft } from './drafts/draft.entity.js';
import { Invitation } from './networks/invitation.entity.js';
import { JournalEntry } from './networks/journal.entity.js';
import { Network, NetworkCounter } from './networks/network.entity.js';
import { Seat } from './networks/seat.entity.js';
import { Account } from './people/account.entity.js';
import { Organisation } from './people/organisation.entity.js';
import { Person } from './people/person.entity.js';
import { Session } from './people/session.entity.js';
import { SignInCode } from './people/sign-in-code.entity.js';
import { Collection } from './resources/collection.entity.js';
import { FileContent, StoredFile } from './resources/file.entity.js';
import { StoredResource } from './resources/resource.entity.js';
import { Attachment, StoredResourceVersion } from './resources/resource-version.entity.js';

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
  FileContent,
  StoredFile,
  Collection,
  StoredResource,
  StoredResourceVersion,
  Attachment,
];
