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
  },
  /** The bearer of an unused invitation link. */
  invited: { InvitationPreview: 'charter expiresAt handedOver invitedBy networkId networkName purpose role' },
  /** Who holds a seat that is not open to her: waiting for the charter, or on leave. */
  doorstep: {
    Doorstep: 'accepted charter networkId networkName role seatState stage',
    SeatTaken: 'networkId open seatId',
  },
  /** The administrator who made the network, until the first facilitator has taken the seat. */
  founder: { FoundedNetwork: 'createdAt facilitatorInvited id name purpose' },
  /** Facilitators of the room. */
  facilitators: { Invitation: 'createdAt email expiresAt id role', InvitationLink: 'invitation link' },
  /** Who raised it, and the facilitators it is not about. */
  concerned: {
    Concern: 'answer challengeId challengeTitle contributionId heard id maySettle mine raisedAt reason settledAt',
  },
  /** Those with an active seat in the room; what is said of the viewer is different for each of them. */
  room: {
    Network:
      'challenges charter charterHistory charterVersion concerns createdAt elections form id invitations listed log mySeat name newToMe newsSeq nextDates organiserName organiserOrgnr organiserType purpose readers reviewBy seats seatsFrom seatsMax seatsMin seatsTo seatsWarn stage turn vacantSeats viewerMay welcome',
    NetworkRights: 'endSeats invite leave postChallenge shape',
    FormRequirement: 'code met',
    LogEntry: 'at by challengeId challengeTitle detail id kind reason seat',
    Election: 'id mine needed proposedBy seat yes',
    FacilitatorTurn: 'mayOffer mayStepDown next offeredTo offeredToMe on rotation',
    Welcome: 'lang putAway words writtenAt',
    Charter:
      'absence admission attendance basis confidence everyWeeks expectations madeAt maker minutes networkId openHistory place preparation protocol purpose rotation seatsFor version',
    Readers: 'organisations people',
    Seat: 'charterVersion endedAt id onLeaveAt organisation person role roleTitle state takenAt',
    Person: 'county id name organisation roleTitle',
    News: 'complete items seq',
    NewsItem: 'at challengeId id seq topic',
    Challenge:
      'answers contributionCount contributions createdAt decideBy earlier editedAt firstUnread helpWanted id lang lastActivityAt lockedAt myReadSeq network networkId neverOpened newToMe owner pinnedAt pullA pullB reshare role situation title tried viewerMay withdrawnAt',
    ChallengeConnection: 'nodes pageInfo',
    ChallengeRights: 'contribute keep raiseConcern restore revise withdraw',
    ChallengeVersion: 'pullA pullB replacedAt role situation title tried',
    FirstUnread: 'before id',
    Contribution:
      'answersTo author body challengeId clientId createdAt depth earlier editedAt hiddenAnswer hiddenAt hiddenReason id kind lang link networkId parentId path seq splitProposedAt viewerMay withdrawnAt',
    ContributionConnection: 'nodes pageInfo',
    ContributionRights: 'answerHiding edit hide move raiseConcern reply restore show splitOff withdraw',
    ContributionVersion: 'body link replacedAt',
  },
};
