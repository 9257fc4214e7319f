import { AdministratorAppointment } from './administration/administrator.entity.js';
import { GlassOpening } from './administration/glass-opening.entity.js';
import { AdmissionQuestions } from './admission/admission-questions.entity.js';
import { Application } from './admission/application.entity.js';
import { Challenge } from './challenges/challenge.entity.js';
import { StoredChallengeVersion } from './challenges/challenge-version.entity.js';
import { ReadMark, Thread } from './challenges/thread.entity.js';
import { ChatMark, StoredChat } from './chat/chat.entity.js';
import { Message, WithdrawnMessage } from './chat/message.entity.js';
import { StoredNod } from './chat/nod.entity.js';
import { StoredPicture } from './chat/picture.entity.js';
import { Consultation } from './consultations/consultation.entity.js';
import { ConsultationPost } from './consultations/consultation-post.entity.js';
import { Participant, PrivateNote, RaisedHand } from './consultations/participant.entity.js';
import { Transition } from './consultations/transition.entity.js';
import { Contribution } from './contributions/contribution.entity.js';
import { ContributionVersion } from './contributions/contribution-version.entity.js';
import { HiddenWords } from './contributions/hidden-words.entity.js';
import { Draft } from './drafts/draft.entity.js';
import { Concern } from './facilitation/concern.entity.js';
import { TurnOffer } from './facilitation/turn-offer.entity.js';
import { Welcome, WelcomePutAway } from './facilitation/welcome.entity.js';
import { KeptPlace } from './founding/kept-place.entity.js';
import { Lift } from './lifts/lift.entity.js';
import { Charter, CharterAcceptance } from './networks/charter.entity.js';
import { Effort } from './networks/effort.entity.js';
import { Invitation } from './networks/invitation.entity.js';
import { JournalEntry } from './networks/journal.entity.js';
import { Network, NetworkCounter } from './networks/network.entity.js';
import { Proposal, ProposalVote } from './networks/proposal.entity.js';
import { LogEntry } from './networks/room-log.entity.js';
import { Seat } from './networks/seat.entity.js';
import { DataExport } from './owndata/data-export.entity.js';
import { Account } from './people/account.entity.js';
import { KnownBrowser } from './people/known-browser.entity.js';
import { Organisation } from './people/organisation.entity.js';
import { Person } from './people/person.entity.js';
import { Session } from './people/session.entity.js';
import { SignInCode } from './people/sign-in-code.entity.js';
import { OutgoingMail } from './platform/mail/outgoing-mail.entity.js';
import { Collection } from './resources/collection.entity.js';
import { FileContent, StoredFile } from './resources/file.entity.js';
import { StoredResource } from './resources/resource.entity.js';
import { Attachment, StoredResourceVersion } from './resources/resource-version.entity.js';
import { Split, SplitChoice } from './splitting/split.entity.js';

/** Every table. The migrations make the same ones; `npm run check` compares them. */
export const entities = [
  Organisation,
  Person,
  Account,
  Session,
  SignInCode,
  KnownBrowser,
  DataExport,
  Effort,
  Network,
  NetworkCounter,
  Seat,
  Charter,
  CharterAcceptance,
  LogEntry,
  Proposal,
  ProposalVote,
  KeptPlace,
  Split,
  SplitChoice,
  Invitation,
  AdmissionQuestions,
  Application,
  JournalEntry,
  Challenge,
  StoredChallengeVersion,
  Thread,
  Contribution,
  ContributionVersion,
  HiddenWords,
  Concern,
  TurnOffer,
  Welcome,
  WelcomePutAway,
  ReadMark,
  Draft,
  Consultation,
  Participant,
  ConsultationPost,
  Transition,
  RaisedHand,
  PrivateNote,
  AdministratorAppointment,
  GlassOpening,
  StoredChat,
  Message,
  WithdrawnMessage,
  StoredNod,
  StoredPicture,
  ChatMark,
  Lift,
  FileContent,
  StoredFile,
  Collection,
  StoredResource,
  StoredResourceVersion,
  Attachment,
  OutgoingMail,
];
