import { graphql } from '../generated/gql.js';

export const searchQuery = graphql(`
  query Search($words: String!, $networkId: ID, $kind: FoundKind, $mine: Boolean, $withFile: Boolean) {
    search(words: $words, networkId: $networkId, kind: $kind, mine: $mine, withFile: $withFile) {
      more
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
