import { graphql } from '../../generated/gql.js';

graphql(`
  fragment SeatSummary on Seat {
    id roleTitle organisation { name { nn nb en } } person { id name }
  }
`);

export const endEmergencyAccessMutation = graphql(`
  mutation EndEmergencyAccess($id: ID!) {
    endEmergencyAccess(id: $id) { id }
  }
`);

export const tasksQuery = graphql(`
  query FacilitationTasks($id: ID!) {
    network(id: $id) {
      id journalSeq
      mySeat { id role }
      seats { state role ...SeatSummary }
      facilitatorTurn {
        rotation on offeredToMe mayOffer mayStepDown
        next { ...SeatSummary } offeredTo { ...SeatSummary }
      }
      elections { id yes needed mine seat { ...SeatSummary } proposedBy { ...SeatSummary } }
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
      ...RoomHeader
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

export const dismissWelcomeMutation = graphql(`
  mutation DismissWelcome($networkId: ID!) {
    dismissWelcome(networkId: $networkId)
  }
`);
