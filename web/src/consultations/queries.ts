import { graphql } from '../generated/gql.js';

graphql(`
  fragment ConsultationSeat on Seat {
    id endedAt roleTitle organisation { name { nn nb en } } person { id name }
  }
`);

graphql(`
  fragment ConsultationPhase on ConsultationPhase {
    seq key title { nn nb en } purpose { nn nb en } liveSeconds asyncWorkdays
  }
`);

graphql(`
  fragment Consultation on Consultation {
    id networkId stage mode phaseSeq phaseEndsAt startsAt followUpOn serverTime skipAsked myNote myNoteSavedAt
    challenge { id title situation role pullA pullB lang network { id journalSeq name stage readers { people organisations } } }
    protocolUsed { title { nn nb en } peopleMin peopleMax }
    phases { ...ConsultationPhase }
    phase { ...ConsultationPhase }
    nextPhase { ...ConsultationPhase }
    facilitator { id }
    participants { role participation seat { ...ConsultationSeat } }
    me {
      role participation heard done othersHidden prompt { nn nb en }
      open { kind left maxChars }
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
  fragment ConsultationPost on ConsultationPost {
    id kind phaseSeq parentId body link dueOn lang createdAt withdrawnAt declines mayWithdraw role
    author { id }
  }
`);

graphql(`
  fragment ConsultationPosts on ConsultationPostConnection {
    nodes { ...ConsultationPost } authors { ...ConsultationSeat } pageInfo { hasNextPage endCursor }
  }
`);

/** Authors and participants come once each; elsewhere a seat is its id. Everybody in the room fetches this at every post. */
export const consultationQuery = graphql(`
  query Consultation($id: ID!) {
    consultation(id: $id) {
      ...Consultation
      posts(first: 100) { ...ConsultationPosts }
    }
  }
`);

export const consultationPostsQuery = graphql(`
  query ConsultationPosts($id: ID!, $after: String) {
    consultation(id: $id) {
      id
      posts(first: 100, after: $after) { ...ConsultationPosts }
    }
  }
`);

/** What is needed to ask people, and to choose a protocol. */
export const proposalQuery = graphql(`
  query ConsultationOptions($id: ID!) {
    challenge(id: $id) {
      id title helpWanted withdrawnAt viewerMay { revise }
      owner { person { id } }
      network { id name seats { ...ConsultationSeat } }
      consultations { id stage }
    }
    protocols {
      key title { nn nb en } description { nn nb en } peopleMin peopleMax liveMinutes asyncWorkdays fitsOnlyHeard
      phases { seq title { nn nb en } }
    }
  }
`);

/** The consultations of a challenge, for its own page. */
graphql(`
  fragment ConsultationLink on Consultation {
    id stage phaseSeq protocolUsed { title { nn nb en } } phases { seq } phase { title { nn nb en } }
  }
`);

export const consultationsQuery = graphql(`
  query Consultations($id: ID!) {
    challenge(id: $id) {
      id
      consultations { ...ConsultationLink }
    }
  }
`);

/** The consultations of a room, newest first. */
export const roomConsultationsQuery = graphql(`
  query RoomConsultations($id: ID!) {
    network(id: $id) { ...RoomHeader journalSeq readers { ...ReadersParts } }
    consultations(networkId: $id, first: 100) {
      nodes {
        id stage mode phaseSeq phaseEndsAt startsAt followUpOn
        challenge { id title } owner { ...ConsultationSeat } me { participation }
        protocolUsed { title { nn nb en } } phases { seq } phase { title { nn nb en } } nextPhase { title { nn nb en } }
      }
    }
  }
`);
