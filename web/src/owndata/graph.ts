import { graphql } from '../generated/gql.js';

export const ownDataQuery = graphql(`
  query OwnData {
    ownData { json markdown }
  }
`);

export const deleteAccountMutation = graphql(`
  mutation DeleteAccount($words: WordsWish!) {
    deleteAccount(words: $words)
  }
`);

export const takeOutMutation = graphql(`
  mutation TakeOutWords($networkId: ID!) {
    takeOutWords(networkId: $networkId)
  }
`);

export const copyRoomMutation = graphql(`
  mutation CopyRoom($networkId: ID!) {
    copyRoom(networkId: $networkId) { json markdown }
  }
`);
