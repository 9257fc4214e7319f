import { graphql } from '../../generated/gql.js';

graphql(`
  fragment ChallengeHead on Challenge {
    takenUp { ...MinutesBlockParts }
    id networkId title situation role pullA pullB tried helpWanted decideBy reshare lang
    createdAt editedAt withdrawnAt status statusNote statusAt pinnedAt lockedAt neverOpened newToMe myReadSeq myNotices mySaved
    firstUnread { id }
    owner { id endedAt roleTitle organisation { name { nn nb en } } person { id name } }
    quotes { ...QuoteParts }
    viewerMay { contribute mark revise withdraw restore moderate reportContent }
    closedTo { orgnr name { nn nb en } }
    network { id name journalSeq mySeat { id } }
    readers { ...ReadersParts }
    resources { ...AttachedResource }
  }
`);

/** All that the page of a challenge shows when it is opened. */
export const challengePageQuery = graphql(`
  query ChallengePage($id: ID!, $first: Int!) {
    challenge(id: $id) {
      ...ChallengeHead
      consultations { ...ConsultationLink }
      contributions(first: $first) { ...ThreadPart }
    }
  }
`);

export const challengeQuery = graphql(`
  query Challenge($id: ID!) {
    challenge(id: $id) { ...ChallengeHead }
  }
`);

export const agenciesQuery = graphql(`
  query Agencies($id: ID!) {
    network(id: $id) {
      mySeat { id }
      seats { id organisation { orgnr name { nn nb en } } }
    }
  }
`);

export const earlierChallengeQuery = graphql(`
  query EarlierChallenge($id: ID!) {
    challenge(id: $id) { earlier { title situation role pullA pullB tried replacedAt } }
  }
`);

export const roomQuery = graphql(`
  query RoomForChallenge($id: ID!) {
    network(id: $id) { id name journalSeq readers { ...ReadersParts } viewerMay { postChallenge } }
  }
`);

export const postChallengeMutation = graphql(`
  mutation PostChallenge($input: PostChallengeInput!) {
    postChallenge(input: $input) { id }
  }
`);

export const reviseChallengeMutation = graphql(`
  mutation ReviseChallenge($input: ReviseChallengeInput!) {
    reviseChallenge(input: $input) { id }
  }
`);

export const markChallengeMutation = graphql(`
  mutation MarkChallenge($input: MarkChallengeInput!) {
    markChallenge(input: $input) { ...ChallengeHead }
  }
`);

export const withdrawChallengeMutation = graphql(`
  mutation WithdrawChallenge($id: ID!) {
    withdrawChallenge(id: $id) { ...ChallengeHead }
  }
`);

export const restoreChallengeMutation = graphql(`
  mutation RestoreChallenge($id: ID!) {
    restoreChallenge(id: $id) { ...ChallengeHead }
  }
`);
