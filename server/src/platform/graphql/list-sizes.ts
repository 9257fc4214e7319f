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

/** How many rows a list without pages holds at most. A list that is not named here counts as a whole page. */
const sizes: Record<string, number> = {
  'Applicant.answers': limits.questions,
  'Challenge.resources': limits.attachments,
  'Chat.keepingChoices': 4,
  'Chat.liftRequests': limits.lifted,
  'Consultation.hands': limits.seatsCap,
  'Consultation.notYetHeard': limits.seatsCap,
  'Consultation.others': limits.seatsCap,
  'Consultation.participants': limits.seatsCap,
  'Consultation.phases': 20,
  'Message.nods': 3 * limits.seatsCap,
  'Message.pictures': limits.pictures,
  'Mutation.discardPlace': limits.keptPlaces,
  'Mutation.keepPlace': limits.keptPlaces,
  'MyPart.open': 20,
  'Network.collections': limits.collections,
  'Network.emergencyAccess': limits.emergencyAccess,
  'Network.elections': limits.seatsCap,
  'Network.form': 12,
  'Network.seats': limits.seatsCap,
  'Network.vacantSeats': limits.seatsCap,
  'News.items': 1,
  'OwnApplication.answers': limits.questions,
  'Protocol.phases': 20,
  'Query.keptPlaces': limits.keptPlaces,
  'Query.protocols': 7,
  'Query.similarNetworks': limits.similarShown,
  'Query.unanswered': 10,
  'Query.waiting': 3,
  'Readers.seats': limits.seatsCap,
  'Split.sides': limits.seatsCap,
};

/** Rows of a field that takes no `first`: one for what is no list of objects, and for the lists within a page. */
export function listSize(within: GraphQLNamedType, field: GraphQLField<unknown, unknown>): number {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  if (!isListType(type) || isLeafType(getNamedType(type))) return 1;
  // The size of the page has been counted where it was asked for.
  if (isObjectType(within) && 'nodes' in within.getFields()) return 1;
  return sizes[`${within.name}.${field.name}`] ?? limits.page;
}
