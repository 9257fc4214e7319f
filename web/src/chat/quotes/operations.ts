import { graphql } from '../../generated/gql.js';

graphql(`
  fragment QuoteRequestParts on QuoteRequest {
    words
    quote { id lang writtenAt }
    challenge { id title owner { id roleTitle organisation { name { nn nb en } } person { id name } } }
  }
`);

graphql(`
  fragment QuoteParts on Quote {
    id answer body lang writtenAt
    author { id endedAt roleTitle organisation { name { nn nb en } } person { id name } }
    viewerMay { agree refuse }
  }
`);

export const roomForQuotesQuery = graphql(`
  query RoomForQuotes($id: ID!) {
    network(id: $id) { id name readers { people organisations } }
  }
`);

export const quoteMutation = graphql(`
  mutation QuoteMessages($input: QuoteMessagesInput!) {
    quoteMessages(input: $input) { id }
  }
`);

export const agreeMutation = graphql(`
  mutation AgreeToQuote($id: ID!) {
    agreeToQuote(id: $id) { id }
  }
`);

export const refuseMutation = graphql(`
  mutation RefuseQuote($id: ID!) {
    refuseQuote(id: $id) { id }
  }
`);
