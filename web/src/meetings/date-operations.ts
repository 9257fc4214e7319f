import { graphql } from '../generated/gql.js';

graphql(`
  fragment DatePollParts on DatePoll {
    id stage minutes place link protocol preparation closesAt
    facilitator { ...SeatNameParts }
    slots { id day time startsAt endsAt mine replies { answer seat { ...SeatNameParts } } }
    viewerMay { answer withdraw }
  }
`);

export const proposeDatesMutation = graphql(`
  mutation ProposeDates($input: ProposeDatesInput!) {
    proposeDates(input: $input) { id }
  }
`);

export const answerDatesMutation = graphql(`
  mutation AnswerDates($input: AnswerDatesInput!) {
    answerDates(input: $input) { id }
  }
`);

export const withdrawDatesMutation = graphql(`
  mutation WithdrawDates($id: ID!) {
    withdrawDates(id: $id) { id }
  }
`);
