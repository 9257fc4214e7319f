import { graphql } from '../generated/gql.js';

graphql(`
  fragment MinutesBlockParts on MinutesBlock {
    itemId meetingId title metAt learned takeaways version editedAt
    nextSteps { body seat { ...SeatNameParts person { id } } }
  }
`);

/** Apart from the meeting, because it is fetched again by everybody at each text that one of them writes. */
export const minutesQuery = graphql(`
  query MeetingMinutes($id: ID!) {
    meeting(id: $id) {
      id
      network { id journalSeq }
      writtenMinutes { frozenAt lapsesAt viewerMayWrite blocks { ...MinutesBlockParts } }
    }
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
