import { graphql } from '../generated/gql.js';

graphql(`
  fragment ChallengeLine on Challenge {
    id networkId title helpWanted decideBy createdAt lastActivityAt withdrawnAt pinnedAt lockedAt status statusAt answers newToMe neverOpened
    owner { roleTitle organisation { name { nn nb en } } person { id name } }
  }
`);

graphql(`
  fragment RoomLine on Network {
    id journalSeq name purpose stage organiserName organiserType newToMe readers { people organisations }
  }
`);

graphql(`
  fragment RoomHeader on Network {
    ...RoomLine
    nextDates
    nextMeeting { id startsAt endsAt place }
    waiting { consultations meetings decisions mentions messages }
    emergencyAccess { id reason expiresAt viewerMayEnd }
  }
`);

graphql(`
  fragment SeatNameParts on Seat {
    id roleTitle organisation { name { nn nb en } } person { name }
  }
`);

graphql(`
  fragment ReadersParts on Readers {
    people organisations
    seats { ...SeatNameParts }
  }
`);

export const frontQuery = graphql(`
  query FrontPage {
    waiting { reason networkId networkName subjectId title count closesAt by { ...SeatNameParts } }
    unansweredChallenges { ...ChallengeLine network { name } }
    myNetworks { ...RoomLine }
    pendingMemberships { networkId }
  }
`);

export const roomsQuery = graphql(`
  query Rooms {
    myNetworks { ...RoomLine waiting { consultations meetings decisions mentions messages } }
    pendingMemberships { ...PendingMembershipLine }
  }
`);

graphql(`
  fragment RoomParts on Network {
    ...RoomHeader
    nextMeeting { agenda { items { id title hasTime forLater } } run { version } }
    seatsMax hiddenBefore myNoticeLevel
    readers { ...ReadersParts }
    viewerMay { postChallenge invite }
    welcome { words lang dismissed }
    seats { id role roleTitle organisation { orgnr name { nn nb en } } person { id name } }
  }
`);

graphql(`
  fragment ChallengeLines on ChallengeConnection {
    nodes { ...ChallengeLine }
    pageInfo { hasNextPage endCursor }
  }
`);

/** All that the page of a room shows when it is opened. */
export const roomPageQuery = graphql(`
  query RoomPage($id: ID!, $first: Int!, $filter: ChallengeFilter!) {
    network(id: $id) {
      ...RoomParts
      challenges(first: $first, filter: $filter) { ...ChallengeLines }
    }
  }
`);

export const roomQuery = graphql(`
  query Room($id: ID!) {
    network(id: $id) { ...RoomParts }
  }
`);

export const challengesQuery = graphql(`
  query Challenges($id: ID!, $first: Int!, $after: String, $filter: ChallengeFilter!) {
    network(id: $id) {
      challenges(first: $first, after: $after, filter: $filter) { ...ChallengeLines }
    }
  }
`);

export const aboutQuery = graphql(`
  query About($id: ID!) {
    network(id: $id) {
      ...RoomHeader
      readers { ...ReadersParts }
      createdAt stage seatsMax
      viewerMay { changeSettings }
      charter { everyWeeks confidence madeAt }
      vacantSeats { id }
      applicants { state }
      formRequirements { met }
      split { id }
    }
  }
`);

export const renameMutation = graphql(`
  mutation RenameNetwork($input: RenameNetworkInput!) {
    renameNetwork(input: $input) { id }
  }
`);

export const inviteMutation = graphql(`
  mutation Invite($input: InviteInput!) {
    invite(input: $input) { link invitation { id } }
  }
`);

export const revokeMutation = graphql(`
  mutation RevokeInvitation($id: ID!) {
    revokeInvitation(id: $id)
  }
`);

export const invitationQuery = graphql(`
  query Invitation($key: String!) {
    invitation(key: $key) {
      networkId networkName stage organiserName organiserType role invitedBy expiresAt handedOver openLink othersDecide seesEarlier
      charter { ...CharterParts }
    }
  }
`);

export const invitationGreetingQuery = graphql(`
  query InvitationGreeting($key: String!) {
    invitationGreeting(key: $key) { networkName invitedBy email }
  }
`);

export const takeSeatMutation = graphql(`
  mutation TakeSeat($input: TakeSeatInput!) {
    takeSeat(input: $input) { networkId seatId open }
  }
`);

export const foundedNetworksQuery = graphql(`
  query FoundedNetworks {
    foundedNetworks { id name purpose createdAt facilitatorInvited }
  }
`);

export const foundMutation = graphql(`
  mutation FoundNetwork($input: FoundNetworkInput!) {
    foundNetwork(input: $input) { id }
  }
`);

export const markRoomReadMutation = graphql(`
  mutation MarkRoomRead($networkId: ID!, $seq: Int!) {
    markRoomRead(networkId: $networkId, seq: $seq) { id }
  }
`);
