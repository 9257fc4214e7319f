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
  signedIn: {
    Organisation: 'name orgnr',
    Protocol: 'asyncWorkdays description fitsOnlyHeard key liveMinutes peopleMax peopleMin phases title',
    ConsultationPhase: 'asyncWorkdays hiddenUntilOwnPost key liveSeconds optional purpose seq silent title',
    Words: 'en nb nn',
  },
  /** Nobody but the person it is about. */
  oneself: {
    Me: 'email id isAdministrator language person profileComplete sessions',
    Session: 'current device expiresAt id startedAt',
    Draft: 'content place savedAt',
    Waiting: 'challenge count reason',
    MyPart: 'done heard open othersHidden participation prompt role',
    KindOpen: 'kind left maxChars question',
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
      'answers consultations contributionCount contributions createdAt decideBy earlier editedAt firstUnread helpWanted id lang lastActivityAt myReadSeq network networkId neverOpened newToMe owner pullA pullB reshare role situation title tried viewerMay withdrawnAt',
    ChallengeConnection: 'nodes pageInfo',
    ChallengeRights: 'contribute restore revise withdraw',
    ChallengeVersion: 'pullA pullB replacedAt role situation title tried',
    FirstUnread: 'before id',
    Contribution:
      'answersTo author body challengeId clientId createdAt depth earlier editedAt id kind lang link networkId parentId path seq viewerMay withdrawnAt',
    ContributionConnection: 'nodes pageInfo',
    ContributionRights: 'edit reply restore withdraw',
    ContributionVersion: 'body link replacedAt',
    Consultation:
      'challenge challengeId closedAt facilitator followUpOn form hands id me mode myNote networkId nextPhase notYetHeard others outcome owner participants pausedAt phase phaseEndsAt phaseSeq phaseStartedAt phases posts proposedAt serverTime skipAsked stage startedAt startsAt transitions viewerMay',
    ConsultationConnection: 'nodes pageInfo',
    ConsultationParticipant: 'participation role seat',
    ConsultationPost:
      'author body clientId consultationId createdAt declines dueOn id kind lang link mayWithdraw parentId phaseSeq role seq withdrawnAt',
    ConsultationPostConnection: 'nodes pageInfo',
    ConsultationRights:
      'advance appointFacilitator ask askToSkip claimFacilitator close decline extend join note pause raiseHand resume schedule skip start stepDown turn withdraw',
    ConsultationOutcome: 'commitments consultationId followUps takeaways',
    ConsultationTransition: 'at by number phaseSeq why',
    HandUp: 'raisedAt seat',
    OthersPart: 'doing role silent',
  },
};
