import { graphql } from '../generated/gql.js';

graphql(`
  fragment SeatShort on Seat {
    id roleTitle organisation { name { nn nb en } } person { id name }
  }
`);

export const logQuery = graphql(`
  query RoomLog($id: ID!, $first: Int!, $before: DateTime) {
    network(id: $id) {
      ...RoomHead
      log(first: $first, before: $before) {
        id at kind reason detail challengeId challengeTitle seat { ...SeatShort } by { ...SeatShort }
      }
    }
  }
`);

export const endEmergencyAccessMutation = graphql(`
  mutation EndEmergencyAccess($id: ID!) {
    endEmergencyAccess(id: $id) { id }
  }
`);

export const pinMutation = graphql(`
  mutation PinThread($challengeId: ID!, $pinned: Boolean!) {
    pinThread(challengeId: $challengeId, pinned: $pinned) { id }
  }
`);

export const lockMutation = graphql(`
  mutation LockThread($challengeId: ID!, $locked: Boolean!) {
    lockThread(challengeId: $challengeId, locked: $locked) { id }
  }
`);

export const hideMutation = graphql(`
  mutation HideContribution($input: HideContributionInput!) {
    hideContribution(input: $input)
  }
`);

export const showMutation = graphql(`
  mutation ShowContribution($contributionId: ID!) {
    showContribution(contributionId: $contributionId)
  }
`);

export const answerHidingMutation = graphql(`
  mutation AnswerHiding($input: AnswerHidingInput!) {
    answerHiding(input: $input)
  }
`);

export const placesQuery = graphql(`
  query PlacesToMoveTo($id: ID!, $first: Int!) {
    network(id: $id) { challenges(first: $first) { nodes { id title } } }
  }
`);

export const moveMutation = graphql(`
  mutation MoveContribution($input: MoveContributionInput!) {
    moveContribution(input: $input) { id title }
  }
`);

export const proposeSplitMutation = graphql(`
  mutation ProposeThreadSplit($contributionId: ID!) {
    proposeThreadSplit(contributionId: $contributionId)
  }
`);

export const dropSplitMutation = graphql(`
  mutation DropThreadSplit($contributionId: ID!) {
    dropThreadSplit(contributionId: $contributionId)
  }
`);

export const splitMutation = graphql(`
  mutation SplitThread($input: MoveContributionInput!) {
    splitThread(input: $input) { id }
  }
`);

export const wordsToBringQuery = graphql(`
  query WordsToBring($id: ID!) {
    contribution(id: $id) { body lang viewerMay { splitOff } }
  }
`);

export const raiseConcernMutation = graphql(`
  mutation ReportContent($input: ReportContentInput!) {
    reportContent(input: $input) { id reachesFacilitator }
  }
`);

export const concernsQuery = graphql(`
  query RoomReports($id: ID!) {
    network(id: $id) {
      ...RoomHead
      reports {
        id raisedAt reason settledAt answer mine mayResolve reachesFacilitator challengeId challengeTitle contributionId
      }
    }
  }
`);

export const settleConcernMutation = graphql(`
  mutation ResolveReport($input: ResolveReportInput!) {
    resolveReport(input: $input) { id }
  }
`);

export const tasksQuery = graphql(`
  query Tasks($id: ID!) {
    network(id: $id) {
      mySeat { id role }
      seats { state role ...SeatShort }
      facilitatorTurn {
        rotation on offeredToMe mayOffer mayStepDown
        next { ...SeatShort } offeredTo { ...SeatShort }
      }
      elections { id yes needed mine seat { ...SeatShort } proposedBy { ...SeatShort } }
    }
  }
`);

export const nameFacilitatorMutation = graphql(`
  mutation NameFacilitator($seatId: ID!) {
    nameFacilitator(seatId: $seatId) { id }
  }
`);

export const stepDownMutation = graphql(`
  mutation StepDown($networkId: ID!) {
    stepDown(networkId: $networkId) { id }
  }
`);

export const offerTurnMutation = graphql(`
  mutation OfferTurn($seatId: ID!) {
    offerTurn(seatId: $seatId) { id }
  }
`);

export const takeTurnMutation = graphql(`
  mutation TakeTurn($networkId: ID!) {
    takeTurn(networkId: $networkId) { id }
  }
`);

export const dropTurnMutation = graphql(`
  mutation DropTurn($networkId: ID!) {
    dropTurn(networkId: $networkId) { id }
  }
`);

export const proposeFacilitatorMutation = graphql(`
  mutation ProposeFacilitator($seatId: ID!) {
    proposeFacilitator(seatId: $seatId) { id }
  }
`);

export const voteMutation = graphql(`
  mutation VoteForFacilitator($electionId: ID!, $yes: Boolean!) {
    voteForFacilitator(electionId: $electionId, yes: $yes) { id }
  }
`);

export const welcomeQuery = graphql(`
  query RoomWelcome($id: ID!) {
    network(id: $id) {
      ...RoomHead
      viewerMay { changeSettings }
      welcome { words lang writtenAt dismissed }
    }
  }
`);

export const writeWelcomeMutation = graphql(`
  mutation WriteWelcome($input: WriteWelcomeInput!) {
    writeWelcome(input: $input) { writtenAt }
  }
`);

export const putWelcomeAwayMutation = graphql(`
  mutation DismissWelcome($networkId: ID!) {
    dismissWelcome(networkId: $networkId)
  }
`);
