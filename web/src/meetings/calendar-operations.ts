import { graphql } from '../generated/gql.js';

export const calendarFeedQuery = graphql(`
  query CalendarFeed {
    calendarFeed { label madeAt }
  }
`);

export const makeCalendarFeedMutation = graphql(`
  mutation MakeCalendarFeed($input: MakeCalendarFeedInput!) {
    makeCalendarFeed(input: $input)
  }
`);

export const dropCalendarFeedMutation = graphql(`
  mutation DropCalendarFeed {
    dropCalendarFeed
  }
`);
