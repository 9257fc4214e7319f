/**
 * Every field of every type, by who may read it. A field that is not here has not been thought about: decide who may
 * read it, then write it down.
 */
export const fieldsByReader = {
  /** Anybody, signed in or not. */
  everybody: {
    Site: 'demo',
    DemoPerson: 'id isAdministrator name networks organisation roleTitle',
    Name: 'nb nn en',
    PageInfo: 'endCursor hasNextPage',
  },
  /** Anybody signed in. */
  signedIn: { Organisation: 'name orgnr' },
  /** Nobody but the person it is about. */
  oneself: {
    Me: 'email id isAdministrator language person profileComplete sessions',
    Session: 'current device expiresAt id startedAt',
    Draft: 'content place savedAt',
    Waiting: 'challenge count reason',
    LiftRequest: 'challenge quote words',
  },
  /** The bearer of an unused invitation link. */
  invited: { InvitationPreview: 'expiresAt invitedBy networkId networkName purpose role' },
  /** The administrator who made the network, until the first facilitator has taken the seat. */
  founder: { FoundedNetwork: 'createdAt facilitatorInvited id name purpose' },
  /** Facilitators of the room. */
  facilitators: { Invitation: 'createdAt email expiresAt id role', InvitationLink: 'invitation link' },
  /** Those with an active seat in the room; what is said of the viewer is different for each of them. */
  room: {
    Network: 'challenges createdAt id invitations mySeat name newToMe newsSeq purpose readers seats seatsMax viewerMay',
    NetworkRights: 'describe endSeats invite leave postChallenge',
    Readers: 'organisations people',
    Seat: 'endedAt id organisation person role roleTitle takenAt',
    Person: 'county id name organisation roleTitle',
    News: 'complete items seq',
    NewsItem: 'at challengeId id seq topic',
    Challenge:
      'answers contributionCount contributions createdAt decideBy earlier editedAt firstUnread helpWanted id lang lastActivityAt myReadSeq network networkId neverOpened newToMe owner pullA pullB quotes reshare role situation title tried viewerMay withdrawnAt',
    ChallengeConnection: 'nodes pageInfo',
    ChallengeRights: 'contribute restore revise withdraw',
    ChallengeVersion: 'pullA pullB replacedAt role situation title tried',
    FirstUnread: 'before id',
    Contribution:
      'answersTo author body challengeId clientId createdAt depth earlier editedAt id kind lang link networkId parentId path seq viewerMay withdrawnAt',
    ContributionConnection: 'nodes pageInfo',
    ContributionRights: 'edit reply restore withdraw',
    ContributionVersion: 'body link replacedAt',
    Chat: 'firstUnread going keepingChoices keptDays liftRequests messages myReadSeq networkId viewerMay',
    ChatRights: 'keep post',
    GoingMessages: 'count from',
    KeepingChoice: 'days gone',
    MessageConnection: 'newer nodes older',
    Message: 'author body clientId createdAt editedAt id lang mentions networkId nods quoted seq viewerMay withdrawnAt',
    MessageRights: 'edit nod restore withdraw',
    QuotedMessage: 'author excerpt id seq',
    Nod: 'kind seat',
    Quote: 'answer author body challengeId id lang saidAt viewerMay',
    QuoteRights: 'agree refuse',
  },
};
