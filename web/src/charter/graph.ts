import { graphql } from '../generated/gql.js';

graphql(`
  fragment CharterParts on Charter {
    networkId version madeAt
    purpose basis seatsFor expectations everyWeeks minutes place attendance preparation absence
    protocol rotation confidence admission openHistory
  }
`);

graphql(`
  fragment DoorstepLine on Doorstep {
    networkId networkName seatState accepted { version }
  }
`);

export const doorstepQuery = graphql(`
  query Doorstep($networkId: ID!) {
    doorstep(networkId: $networkId) {
      networkId networkName stage role seatState seesEarlier
      charter { ...CharterParts }
      accepted { ...CharterParts }
    }
  }
`);

export const doorstepsQuery = graphql(`
  query Doorsteps {
    doorsteps { ...DoorstepLine }
  }
`);

export const acceptMutation = graphql(`
  mutation AcceptCharter($networkId: ID!, $version: Int!) {
    acceptCharter(networkId: $networkId, version: $version) { networkId seatState }
  }
`);

export const comeBackMutation = graphql(`
  mutation ComeBack($networkId: ID!) {
    comeBack(networkId: $networkId)
  }
`);

export const charterQuery = graphql(`
  query Charter($id: ID!) {
    network(id: $id) {
      ...RoomHead
      readers { ...ReadersParts }
      stage
      viewerMay { shape }
      charterHistory {
        ...CharterParts
        maker { roleTitle organisation { name { nn nb en } } person { name } }
      }
    }
  }
`);

export const reviseMutation = graphql(`
  mutation ReviseCharter($input: ReviseCharterInput!) {
    reviseCharter(input: $input) { id charterVersion }
  }
`);
