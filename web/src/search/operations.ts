import { graphql } from '../generated/gql.js';

export const searchQuery = graphql(`
  query Search(
    $words: String!, $networkId: ID, $kind: FoundKind, $seatId: ID, $after: DateTime, $mine: Boolean, $withFile: Boolean
  ) {
    search(
      words: $words, networkId: $networkId, kind: $kind, seatId: $seatId, after: $after, mine: $mine, withFile: $withFile
    ) {
      more
      looked { word forms }
      found {
        id kind networkId networkName challengeId consultationId meetingId title at
        excerpt { text marked }
        by { id endedAt roleTitle organisation { name { nn nb en } } person { id name } }
      }
    }
  }
`);

export const searchRoomsQuery = graphql(`
  query SearchRooms {
    myNetworks { id name }
  }
`);

export const searchPeopleQuery = graphql(`
  query SearchPeople($id: ID!) {
    network(id: $id) { seats { id roleTitle person { id name } } }
  }
`);
