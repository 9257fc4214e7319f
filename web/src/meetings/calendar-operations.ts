import { graphql } from '../generated/gql.js';

export const calendarFeedQuery = graphql(`
  query CalendarFeed {
    calendarFeed { label madeAt way }
  }
`);

export const makeCalendarFeedMutation = graphql(`
  mutation MakeCalendarFeed($input: MakeCalendarFeedInput!) {
    makeCalendarFeed(input: $input)
  }
`);

export const chooseCalendarMutation = graphql(`
  mutation ChooseCalendar($input: ChooseCalendarInput!) {
    chooseCalendar(input: $input) { label madeAt way }
  }
`);
