import { graphql } from '../generated/gql.js';

graphql(`
  fragment MinutesBlockParts on MinutesBlock {
    itemId meetingId title metAt learned takeaways version editedAt
    nextSteps { body seat { ...SeatNameParts person { id } } }
  }
`);

export const saveMinutesMutation = graphql(`
  mutation SaveMinutes($input: SaveMinutesInput!) {
    saveMinutes(input: $input) { id }
  }
`);

export const nextStepMutation = graphql(`
  mutation TakeNextStep($input: TakeNextStepInput!) {
    takeNextStep(input: $input) { id }
  }
`);
