import { graphql } from '../../generated/gql.js';

export const logQuery = graphql(`
  query RoomLog($id: ID!, $first: Int!, $before: DateTime) {
    network(id: $id) {
      ...RoomHeader
      log(first: $first, before: $before) {
        id at kind reason detail challengeId challengeTitle seat { ...SeatSummary } by { ...SeatSummary }
      }
    }
  }
`);
