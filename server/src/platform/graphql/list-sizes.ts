import { reactionKinds } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Maximum number of rows of lists without pages. A list not named here counts as a whole page. */
const sizes: Record<string, number> = {
  'Agenda.items': limits.agendaItemsEach * limits.seatsCap,
  'AgendaItem.words': limits.seatsCap,
  'Applicant.answers': limits.questions,
  'Challenge.resources': limits.attachments,
  'Challenge.takenUp': limits.takenUp,
  'Chat.retentionChoices': 4,
  'Chat.quoteRequests': limits.quotedMessages,
  'Contribution.reactions': reactionKinds.length * limits.seatsCap,
  'Contribution.pictures': limits.pictures,
  'Consultation.hands': limits.seatsCap,
  'Consultation.notYetPosted': limits.seatsCap,
  'Consultation.others': limits.seatsCap,
  'Consultation.participants': limits.seatsCap,
  'Consultation.phases': 20,
  'Meeting.answers': limits.seatsCap,
  'Message.reactions': reactionKinds.length * limits.seatsCap,
  'MeetingStepView.words': limits.seatsCap,
  'MeetingRun.steps': limits.agendaItemsEach * limits.seatsCap + 5,
  'Message.pictures': limits.pictures,
  'Mutation.discardMeetingPlace': limits.savedMeetingPlaces,
  'Mutation.saveMeetingPlace': limits.savedMeetingPlaces,
  'Minutes.blocks': limits.agendaItemsEach * limits.seatsCap,
  'MinutesBlock.nextSteps': limits.seatsCap,
  'MyPart.open': 20,
  'Network.collections': limits.collections,
  'Network.emergencyAccess': limits.emergencyAccess,
  'Network.elections': limits.seatsCap,
  'Network.formRequirements': 12,
  'Network.meetingProposals': limits.meetingsAhead,
  'Network.meetings': limits.meetingsCalled + limits.meetingsShown,
  'Network.seats': limits.seatsCap,
  'Network.vacantSeats': limits.seatsCap,
  'JournalPage.items': 1,
  'OwnApplication.answers': limits.questions,
  'Protocol.phases': 20,
  'Query.savedMeetingPlaces': limits.savedMeetingPlaces,
  'Query.organisations': limits.organisations,
  'Query.protocols': 7,
  'Query.similarEntries': limits.similarShown,
  'Query.similarNetworks': limits.similarShown,
  'Query.search': limits.found,
  'Query.unansweredChallenges': 10,
  'Query.actionItems': 3,
  'DatePoll.slots': limits.dateSlotsMax,
  'DateSlot.replies': limits.seatsCap,
  'Found.excerpt': 40,
  'Readers.seats': limits.seatsCap,
  'Split.sides': limits.seatsCap,
};

/** Rows of a field without `first`: one for anything but a list of objects, and for lists within a page. */
export function listSize(within: GraphQLNamedType, field: GraphQLField<unknown, unknown>): number {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  if (!isListType(type) || isLeafType(getNamedType(type))) return 1;
  // The size of the page was counted at the field with `first`.
  if (isObjectType(within) && 'nodes' in within.getFields()) return 1;
  return sizes[`${within.name}.${field.name}`] ?? limits.page;
}
