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
  invited: { InvitationPreview: 'expiresAt invitedBy networkId networkName purpose role' },
  /** The administrator who made the network, until the first facilitator has taken the seat. */
  founder: { FoundedNetwork: 'createdAt facilitatorInvited id name purpose' },
  /** Facilitators of the room. */
  facilitators: { Invitation: 'createdAt email expiresAt id role', InvitationLink: 'invitation link' },
  /** Those with an active seat in the room; what is said of the viewer is different for each of them. */
  room: {
    Network:
      'challenges collections createdAt id invitations mySeat name newToMe newsSeq purpose readers resourceTags resources seats seatsMax viewerMay viewerMayAddResource withdrawnResources',
    NetworkRights: 'describe endSeats invite leave postChallenge',
    Readers: 'organisations people',
    Seat: 'endedAt id organisation person role roleTitle takenAt',
    Person: 'county id name organisation roleTitle',
    News: 'complete items seq',
    NewsItem: 'at challengeId id seq topic',
    Challenge:
      'answers contributionCount contributions createdAt decideBy earlier editedAt firstUnread helpWanted id lang lastActivityAt myReadSeq network networkId neverOpened newToMe owner pullA pullB reshare resources role situation title tried viewerMay withdrawnAt',
    ChallengeConnection: 'nodes pageInfo',
    ChallengeRights: 'contribute restore revise withdraw',
    ChallengeVersion: 'pullA pullB replacedAt role situation title tried',
    FirstUnread: 'before id',
    Contribution:
      'answersTo author body challengeId clientId createdAt depth earlier editedAt id kind lang link networkId parentId path resource resourceId seq viewerMay withdrawnAt',
    ContributionConnection: 'nodes pageInfo',
    ContributionRights: 'edit reply restore withdraw',
    ContributionVersion: 'body link replacedAt resourceId',
    Collection: 'id title',
    Resource:
      'addedBy alt body change changedAt changedBy chosenAt collection createdAt file filesGoAt id kind lang link network networkId reviewBy tags title usedIn version versions viewerMay why withdrawnAt',
    ResourceConnection: 'nodes pageInfo',
    ResourceFile: 'bytes height id mediaType name width',
    ResourceRights: 'curate restore revise withdraw',
    ResourceVersion: 'alt author body change file link madeAt title version why',
  },
};
