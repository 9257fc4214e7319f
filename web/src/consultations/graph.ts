import { graphql } from '../generated/gql.js';

graphql(`
  fragment TalkSeat on Seat {
    id endedAt roleTitle organisation { name { nn nb en } } person { id name }
  }
`);

graphql(`
  fragment TalkPhase on ConsultationPhase {
    seq key title { nn nb en } purpose { nn nb en } liveSeconds asyncWorkdays
  }
`);

graphql(`
  fragment Talk on Consultation {
    id networkId stage mode phaseSeq phaseEndsAt startsAt followUpOn serverTime skipAsked myNote
    challenge { id title situation role pullA pullB lang network { id name stage readers { people organisations } } }
    protocolUsed { title { nn nb en } peopleMin peopleMax }
    phases { ...TalkPhase }
    phase { ...TalkPhase }
    nextPhase { ...TalkPhase }
    facilitator { id }
    participants { role participation seat { ...TalkSeat } }
    me {
      role participation heard done othersHidden prompt { nn nb en }
      open { kind left maxChars question }
    }
    others { role silent doing { nn nb en } }
    notYetPosted { id }
    transitions { why }
    hands { seat { id } }
    viewerMay {
      ask join decline schedule start advance skip askToSkip extend pause resume changeMode
      appointFacilitator claimFacilitator stepDown raiseHand note close withdraw
    }
  }
`);

graphql(`
  fragment TalkPost on ConsultationPost {
    id kind phaseSeq parentId body link dueOn lang createdAt withdrawnAt declines mayWithdraw role
    author { id }
  }
`);

graphql(`
  fragment TalkPosts on ConsultationPostConnection {
    nodes { ...TalkPost } authors { ...TalkSeat } pageInfo { hasNextPage endCursor }
  }
`);

/** Who has spoken and who takes part come once each; elsewhere a seat is its id. Everybody in the room asks at every word. */
export const talkQuery = graphql(`
  query Talk($id: ID!) {
    consultation(id: $id) {
      ...Talk
      posts(first: 100) { ...TalkPosts }
    }
  }
`);

export const talkPostsQuery = graphql(`
  query TalkPosts($id: ID!, $after: String) {
    consultation(id: $id) {
      id
      posts(first: 100, after: $after) { ...TalkPosts }
    }
  }
`);

/** What is needed to ask people, and to choose a form. */
export const consultQuery = graphql(`
  query Consult($id: ID!) {
    challenge(id: $id) {
      id title helpWanted withdrawnAt viewerMay { revise }
      owner { person { id } }
      network { id name seats { ...TalkSeat } }
      consultations { id stage }
    }
    protocols {
      key title { nn nb en } description { nn nb en } peopleMin peopleMax liveMinutes asyncWorkdays fitsOnlyHeard
      phases { seq title { nn nb en } }
    }
  }
`);

/** Where a challenge's talks are, for its own page. */
export const talksQuery = graphql(`
  query Talks($id: ID!) {
    challenge(id: $id) {
      id
      consultations {
        id stage phaseSeq protocolUsed { title { nn nb en } } phases { seq } phase { title { nn nb en } }
      }
    }
  }
`);
