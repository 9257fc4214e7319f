import { graphql } from '../generated/gql.js';

graphql(`
  fragment LiftRequestParts on LiftRequest {
    words
    quote { id lang saidAt }
    challenge { id title owner { id roleTitle organisation { name { nn nb en } } person { id name } } }
  }
`);

graphql(`
  fragment QuoteParts on Quote {
    id answer body lang saidAt
    author { id endedAt roleTitle organisation { name { nn nb en } } person { id name } }
    viewerMay { agree refuse }
  }
`);

export const roomToLiftInQuery = graphql(`
  query RoomToLiftIn($id: ID!) {
    network(id: $id) { id name readers { people organisations } }
  }
`);

export const liftMutation = graphql(`
  mutation LiftMessages($input: LiftMessagesInput!) {
    liftMessages(input: $input) { id }
  }
`);

export const agreeMutation = graphql(`
  mutation AgreeToLift($id: ID!) {
    agreeToLift(id: $id) { id }
  }
`);

export const refuseMutation = graphql(`
  mutation RefuseLift($id: ID!) {
    refuseLift(id: $id) { id }
  }
`);
