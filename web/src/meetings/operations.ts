import { graphql } from '../generated/gql.js';

graphql(`
  fragment MeetingLine on Meeting {
    id stage day time minutes startsAt endsAt place link cancelReason
    facilitator { ...SeatNameParts }
    answers { answer seat { id person { id } } }
    agenda { stage }
  }
`);

graphql(`
  fragment MeetingParts on Meeting {
    ...MeetingLine
    calendarRefusal version protocol preparation picksOpenAt picksCloseAt
    answers { answer seat { ...SeatNameParts person { id } } }
    agenda {
      stage choices minutes seedHash seed
      items {
        id kind title challengeId minutes decideBy waited chosenByMe forLater hasTime reason viewerMayWithdraw viewerMayLeaveWord
        words { body seat { ...SeatNameParts person { id } } }
        owner { ...SeatNameParts person { id } }
      }
    }
    viewerMay { change answer propose choose }
    viewerMayStart coming { viewerIsThere waitsForAnother } run { ...MeetingRunParts }
  }
`);

graphql(`
  fragment MeetingProposalParts on MeetingProposal {
    day time minutes place link protocol preparation facilitator { ...SeatNameParts }
  }
`);

export const roomMeetingsQuery = graphql(`
  query RoomMeetings($id: ID!) {
    network(id: $id) {
      ...RoomHeader
      readers { ...ReadersParts }
      viewerMayCallMeeting
      meetingProposals { ...MeetingProposalParts }
      meetings { ...MeetingLine }
      datePoll { ...DatePollParts }
    }
  }
`);

export const meetingQuery = graphql(`
  query Meeting($id: ID!) {
    meeting(id: $id) {
      ...MeetingParts
      network { id journalSeq }
    }
  }
`);

/** The head of the room: apart from the meeting, because it does not change while the meeting goes on. */
export const meetingRoomQuery = graphql(`
  query MeetingRoom($id: ID!) {
    meeting(id: $id) {
      id
      network { ...RoomHeader readers { ...ReadersParts } }
    }
  }
`);

/** What the forms offer to choose from. */
export const meetingChoicesQuery = graphql(`
  query MeetingChoices($id: ID!) {
    network(id: $id) {
      seats { ...SeatNameParts person { id } }
      challenges(first: 50, filter: ALL) { nodes { id title withdrawnAt closedTo { orgnr } } }
    }
    protocols { key title { nn nb en } }
  }
`);

export const callMutation = graphql(`
  mutation CallMeeting($input: CallMeetingInput!) {
    callMeeting(input: $input) { id }
  }
`);

export const reviseMutation = graphql(`
  mutation ReviseMeeting($input: ReviseMeetingInput!) {
    reviseMeeting(input: $input) { id }
  }
`);

export const cancelMutation = graphql(`
  mutation CancelMeeting($input: CancelMeetingInput!) {
    cancelMeeting(input: $input) { id }
  }
`);

export const answerMutation = graphql(`
  mutation AnswerMeeting($input: AnswerMeetingInput!) {
    answerMeeting(input: $input) { id }
  }
`);

export const proposeItemMutation = graphql(`
  mutation ProposeAgendaItem($input: ProposeAgendaItemInput!) {
    proposeAgendaItem(input: $input) { id }
  }
`);

export const withdrawItemMutation = graphql(`
  mutation WithdrawAgendaItem($id: ID!) {
    withdrawAgendaItem(id: $id) { id }
  }
`);

export const leaveWordMutation = graphql(`
  mutation LeaveWord($input: LeaveWordInput!) {
    leaveWord(input: $input) { id }
  }
`);

export const chooseMutation = graphql(`
  mutation ChooseAgenda($input: ChooseAgendaInput!) {
    chooseAgenda(input: $input) { id }
  }
`);
