import { graphql } from '../../generated/gql.js';

graphql(`
  fragment SeatParts on Seat {
    id role roleTitle takenAt state organisation { orgnr name { nn nb en } } person { id name }
  }
`);

export const seatsQuery = graphql(`
  query Seats($id: ID!) {
    network(id: $id) {
      ...RoomHeader
      readers { ...ReadersParts }
      seatsMax
      mySeat { id }
      viewerMay { invite endSeats leave }
      seats { ...SeatParts }
      vacantSeats { ...SeatParts }
      invitations { id email role createdAt expiresAt }
    }
  }
`);

export const endSeatMutation = graphql(`
  mutation EndSeat($seatId: ID!) {
    endSeat(seatId: $seatId) { id }
  }
`);

export const giveUpMutation = graphql(`
  mutation GiveUpSeat($seatId: ID!) {
    giveUpSeat(seatId: $seatId) { id }
  }
`);

export const leaveMutation = graphql(`
  mutation LeaveNetwork($networkId: ID!, $vacant: Boolean!) {
    leaveNetwork(networkId: $networkId, vacant: $vacant)
  }
`);

export const handOverMutation = graphql(`
  mutation HandOverSeat($input: HandOverSeatInput!) {
    handOverSeat(input: $input) { link }
  }
`);

export const goOnLeaveMutation = graphql(`
  mutation GoOnLeave($networkId: ID!) {
    goOnLeave(networkId: $networkId)
  }
`);
