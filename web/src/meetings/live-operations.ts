import { graphql } from '../generated/gql.js';

graphql(`
  fragment MeetingRunParts on MeetingRun {
    version step stepEndsAt votesUntil wantsMore choosingUntil viewerIsThere holds serverTime
    trios { moments { round phase endsAt } mine { ...SeatNameParts person { id } } }
    steps { kind minutes itemId title challengeId consultationId ifTime owner { ...SeatNameParts person { id } } words { body seat { ...SeatNameParts } } }
    facilitator { ...SeatNameParts }
    viewerMay { finishStep consent chooseAgain handOver takeOver end }
  }
`);

export const startMutation = graphql(`
  mutation StartMeeting($id: ID!) {
    startMeeting(id: $id) { id }
  }
`);

export const moveOnMutation = graphql(`
  mutation MoveMeetingOn($input: MoveMeetingOnInput!) {
    moveMeetingOn(input: $input) { id }
  }
`);

export const voteMutation = graphql(`
  mutation VoteOnTime($input: VoteOnTimeInput!) {
    voteOnTime(input: $input) { id }
  }
`);

export const joinMutation = graphql(`
  mutation JoinMeeting($id: ID!) {
    joinMeeting(id: $id) { id }
  }
`);

export const consentMutation = graphql(`
  mutation ConsentToAgenda($input: ConsentToAgendaInput!) {
    consentToAgenda(input: $input) { id }
  }
`);

export const handOverMutation = graphql(`
  mutation HandOverMeeting($input: HandOverMeetingInput!) {
    handOverMeeting(input: $input) { id }
  }
`);

export const endMutation = graphql(`
  mutation EndMeeting($id: ID!) {
    endMeeting(id: $id) { id }
  }
`);

/** Small, because it is asked in the middle of a meeting: which one was before and which comes. */
export const otherMeetingsQuery = graphql(`
  query OtherMeetings($id: ID!) {
    network(id: $id) {
      id
      meetings { id stage startsAt place facilitator { ...SeatNameParts } }
    }
  }
`);

export const lastStepsQuery = graphql(`
  query LastSteps($id: ID!) {
    meeting(id: $id) {
      id
      writtenMinutes { blocks { itemId nextSteps { body seat { ...SeatNameParts } } } }
    }
  }
`);
