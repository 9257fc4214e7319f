import { graphql } from '../../generated/gql.js';

graphql(`
  fragment CharterParts on Charter {
    networkId version madeAt
    purpose basis seatsFor expectations everyWeeks minutes place attendance preparation absence
    protocol rotation confidence admission openHistory
  }
`);

graphql(`
  fragment PendingMembershipLine on PendingMembership {
    networkId networkName seatState accepted { version }
  }
`);

export const pendingMembershipQuery = graphql(`
  query PendingMembership($networkId: ID!) {
    pendingMembership(networkId: $networkId) {
      networkId networkName stage role seatState seesEarlier
      charter { ...CharterParts }
      accepted { ...CharterParts }
    }
  }
`);

export const pendingMembershipsQuery = graphql(`
  query PendingMemberships {
    pendingMemberships { ...PendingMembershipLine }
  }
`);

export const acceptMutation = graphql(`
  mutation AcceptCharter($networkId: ID!, $version: Int!) {
    acceptCharter(networkId: $networkId, version: $version) { networkId seatState }
  }
`);

export const returnFromLeaveMutation = graphql(`
  mutation ReturnFromLeave($networkId: ID!) {
    returnFromLeave(networkId: $networkId)
  }
`);

export const charterQuery = graphql(`
  query Charter($id: ID!) {
    network(id: $id) {
      ...RoomHeader
      readers { ...ReadersParts }
      stage
      viewerMay { changeSettings }
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
